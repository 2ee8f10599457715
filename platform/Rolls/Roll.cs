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

    private static bool IsFound<T>(RollForm<T> form, T row, IReadOnlyList<string> words)
    {
        SearchText[] texts = [.. form.Texts(row)];
        return words.All(word => texts.Any(text => text.Holds(word)));
    }

    /// <param name="but">A facet whose pick does not count.</param>
    private static bool IsPicked<T>(RollForm<T> form, RollQuery query, T row, string? but) => form.Facets.All(facet =>
        facet.Id == but || !query.Picks.TryGetValue(facet.Id, out var picked) || facet.Value(row) == picked);

    private static Dictionary<string, int> Counts<T>(IEnumerable<T> rows, RollFacet<T> facet) =>
        rows.Select(facet.Value).OfType<string>().CountBy(value => value).ToDictionary();

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
