namespace Funding.Platform.Rolls;

/// <summary>One page of a list, and what the list's head shows of the whole.</summary>
/// <param name="Total">Rows that the reader may see.</param>
/// <param name="Matching">Those that the search and all picks leave.</param>
/// <param name="Query">With the page that is shown.</param>
/// <param name="Counts">By facet: how many each value would leave, with the search and the other picks as they are.</param>
public abstract record RollView(
    int Total, int Matching, RollQuery Query, int Pages, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Counts)
{
    public int CountOf(string facet, string value) => Counts[facet].GetValueOrDefault(value);
}

/// <inheritdoc cref="RollView"/>
public sealed record RollPage<T>(
    IReadOnlyList<T> Items, int Total, int Matching, RollQuery Query, int Pages,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Counts) : RollView(Total, Matching, Query, Pages, Counts)
{
    public RollPage<TOther> Select<TOther>(Func<T, TOther> to) => new([.. Items.Select(to)], Total, Matching, Query, Pages, Counts);
}

/// <summary>One row in its list.</summary>
/// <param name="Number">The first is 1.</param>
/// <param name="Before">Null for the first.</param>
/// <param name="After">Null for the last.</param>
public sealed record RollPlace<T>(int Number, int Of, T? Before, T? After)
    where T : class;

/// <summary>Some of a list that is taken in parts.</summary>
/// <param name="Last">The key of the last row, after which the next part begins; null where nothing follows.</param>
public sealed record RollPart<T>(IReadOnlyList<T> Items, string? Last);
