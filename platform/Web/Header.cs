namespace Funding.Platform.Web;

/// <param name="Number">Figures line up on the right.</param>
public sealed record Header(string Text, bool Number = false)
{
    public static implicit operator Header(string text) => new(text);
}

/// <summary>Hands each cell of one row the header it stands under.</summary>
public sealed class CellOrder(IReadOnlyList<Header> headers)
{
    private int next;

    public Header Next() => headers[next++];
}
