namespace Funding.Platform.Rolls;

/// <summary>Lists that people sort, search and count: small rows, worked on in memory.</summary>
public static class Roll
{
    public const int PageSize = 50;

    /// <summary>The page that is asked for, or the last one there is.</summary>
    /// <param name="rows">All that the reader may see: what is not among them is not counted either.</param>
    public static RollPage<T> Of<T>(IReadOnlyList<T> rows, RollForm<T> form, RollQuery query, int size = PageSize)
    {
        var words = SearchText.Words(query.Text);
        List<T> found = words.Count == 0 ? [.. rows] : [.. rows.Where(row => IsFound(form, row, words))];
        List<T> matching = [.. found.Where(row => IsPicked(form, query, row, null))];
        var pages = Math.Max(1, (matching.Count + size - 1) / size);
        var page = Math.Min(query.Page, pages);
        var items = Sorted(matching, form, query).Skip((page - 1) * size).Take(size);
        return new([.. items], rows.Count, matching.Count, query with { Page = page }, pages, form.Facets.ToDictionary(
            facet => facet.Id,
            IReadOnlyDictionary<string, int> (facet) => Counts(found.Where(row => IsPicked(form, query, row, facet.Id)), facet)));
    }

    /// <summary>
    /// Where one row stands among those that the query leaves. It keeps its place though it fits the query no more: whoever changed it goes
    /// on from there.
    /// </summary>
    /// <returns>Null where there is no such row.</returns>
    public static RollPlace<T>? Around<T>(IReadOnlyList<T> rows, RollForm<T> form, RollQuery query, Func<T, bool> isIt)
        where T : class
    {
        var words = SearchText.Words(query.Text);
        List<T> left = [.. rows.Where(row => isIt(row) || (IsFound(form, row, words) && IsPicked(form, query, row, null)))];
        List<T> list = [.. Sorted(left, form, query)];
        var at = list.FindIndex(row => isIt(row));
        return at < 0 ? null : new(at + 1, list.Count, list.ElementAtOrDefault(at - 1), list.ElementAtOrDefault(at + 1));
    }

    /// <summary>
    /// The list in parts, for who takes it all: in the order of its keys from after one of them on, so that a row that comes or goes
    /// meanwhile moves no other.
    /// </summary>
    /// <param name="asked">Words that are searched for; null for all.</param>
    /// <param name="key">Tells rows apart.</param>
    /// <param name="after">Where the part before ended; null for the first.</param>
    public static RollPart<T> After<T>(
        IReadOnlyList<T> rows, RollForm<T> form, string? asked, Func<T, string> key, string? after, int size = PageSize)
    {
        var words = SearchText.Words(asked ?? "");
        List<T> rest =
        [
            .. rows.Where(row => string.CompareOrdinal(key(row), after) > 0 && IsFound(form, row, words))
                .OrderBy(key, StringComparer.Ordinal).Take(size + 1),
        ];
        return rest.Count > size ? new(rest[..size], key(rest[size - 1])) : new(rest, null);
    }

    private static bool IsFound<T>(RollForm<T> form, T row, IReadOnlyList<string> words)
    {
        SearchText[] texts = [.. form.Texts(row)];
        return words.All(word => texts.Any(text => text.Holds(word)));
    }

    /// <param name="but">A facet whose pick does not count.</param>
    private static bool IsPicked<T>(RollForm<T> form, RollQuery query, T row, string? but) => form.Facets.All(facet =>
        facet.Id == but || !query.Picks.TryGetValue(facet.Id, out var picked) || facet.Held(row).Contains(picked));

    private static Dictionary<string, int> Counts<T>(IEnumerable<T> rows, RollFacet<T> facet) =>
        rows.SelectMany(facet.Held).CountBy(value => value).ToDictionary();

    private static IEnumerable<T> Sorted<T>(List<T> rows, RollForm<T> form, RollQuery query)
    {
        var standing = form.Columns[0];
        if (form.Columns.FirstOrDefault(c => c.Id == query.Sort) is not { } column)
        {
            return rows.OrderBy(standing.Key, RollOrder.Up);
        }

        return (query.Descending ? rows.OrderBy(column.Key, RollOrder.Down) : rows.OrderBy(column.Key, RollOrder.Up))
            .ThenBy(standing.Key, RollOrder.Up);
    }
}
