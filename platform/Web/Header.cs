namespace Funding.Platform.Web;

/// <param name="Number">Figures line up on the right.</param>
public sealed record Header(string Text, bool Number = false)
{
    /// <summary>Null where the table is not sorted by it.</summary>
    public HeaderSort? Sort { get; init; }

    public static implicit operator Header(string text) => new(text);
}

/// <param name="Url">The same list by this column.</param>
/// <param name="Descending">How the list is sorted by it now; null when it is not.</param>
public sealed record HeaderSort(string Url, bool? Descending)
{
    /// <summary>As aria-sort says it.</summary>
    public string? State => Descending switch { true => "descending", false => "ascending", null => null };
}

/// <summary>Hands each cell of one row the header it stands under.</summary>
public sealed class CellOrder(IReadOnlyList<Header> headers)
{
    private int next;

    public Header Next() => headers[next++];
}
