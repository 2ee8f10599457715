namespace Funding.Platform.Rolls;

/// <summary>What a reader asks of a list. All of it stands in the address, and the links of the list keep it.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Picks">The picked value by facet.</param>
/// <param name="Sort">Id of a column; null for the list's own order.</param>
/// <param name="Page">From 1.</param>
public sealed record RollQuery(string Text, IReadOnlyDictionary<string, string> Picks, string? Sort, bool Descending, int Page)
{
    public const string TextField = "q";
    public const string SortField = "sort";
    public const string PageField = "page";

    /// <summary>Of longer searches the beginning counts; the field takes no more.</summary>
    public const int LongestText = 100;

    private const char Down = '-';

    public static readonly RollQuery All = new("", new Dictionary<string, string>(), null, false, 1);

    public bool IsNarrowed => Text.Length > 0 || Picks.Count > 0;

    /// <summary>Of columns and values that the list does not have nothing is taken.</summary>
    public static RollQuery Of<T>(IQueryCollection query, RollForm<T> form)
    {
        var sort = $"{query[SortField]}";
        var column = form.Columns.FirstOrDefault(c => c.Id == sort.TrimStart(Down))?.Id;
        var text = $"{query[TextField]}".Trim();
        return new(
            text.Length <= LongestText ? text : text[..LongestText],
            form.Facets.Select(f => (f.Id, Value: $"{query[f.Id]}", f.Values)).Where(f => f.Values.Contains(f.Value))
                .ToDictionary(f => f.Id, f => f.Value),
            column,
            column is not null && sort.StartsWith(Down),
            int.TryParse(query[PageField], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    /// <summary>The value of <see cref="SortField"/>; null for the list's own order.</summary>
    public static string SortValue(string column, bool descending) => descending ? Down + column : column;

    /// <summary>The list at this query.</summary>
    /// <param name="url">Of the list.</param>
    public string At(string url) => Picks
        .Aggregate(url.With(TextField, Text), (all, pick) => all.With(pick.Key, pick.Value))
        .With(SortField, Sort is null ? null : SortValue(Sort, Descending))
        .With(PageField, Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);

    /// <summary>From the first page by a column; by the same one again the other way round.</summary>
    public RollQuery By(string column) => this with { Sort = column, Descending = Sort == column && !Descending, Page = 1 };
}
