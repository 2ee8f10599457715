namespace Funding.Platform.Rolls;

/// <summary>How a kind of list is searched, filtered and sorted.</summary>
/// <param name="Texts">What a search looks into.</param>
/// <param name="Columns">By what it sorts; the first one orders it when nothing is asked.</param>
public sealed record RollForm<T>(
    Func<T, IEnumerable<SearchText>> Texts, IReadOnlyList<RollColumn<T>> Columns, IReadOnlyList<RollFacet<T>> Facets);

/// <param name="Key">Text sorts by code points, see <see cref="Pinyin.SortKey"/>; null comes last either way.</param>
public sealed record RollColumn<T>(string Id, Func<T, IComparable?> Key);

/// <summary>Something that rows are told apart by, such as their state.</summary>
/// <param name="Held">What a row has of it: none, one or several.</param>
/// <param name="Values">All that can be picked; another value in an address picks nothing.</param>
public sealed record RollFacet<T>(string Id, Func<T, IReadOnlyList<string>> Held, IReadOnlyList<string> Values)
{
    /// <summary>One of which a row has one value at most.</summary>
    public RollFacet(string id, Func<T, string?> value, IReadOnlyList<string> values)
        : this(id, row => value(row) is { } held ? [held] : (IReadOnlyList<string>)[], values)
    {
    }
}

public static class RollFacet
{
    /// <summary>None where there is nothing to choose: of one value, or of no value at all.</summary>
    public static IEnumerable<RollFacet<T>> Choice<T>(string id, Func<T, string?> value, IReadOnlyList<string> values) =>
        values.Count > 1 ? [new(id, value, values)] : [];
}
