namespace Funding.Platform.Web.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">May be empty although more follow.</param>
/// <param name="Continuation">Send it as <c>continuation</c> for the next page; null when nothing follows.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, string? Continuation);

public static class Paging
{
    public static async Task<Paged<TLine>> ReadAsync<TValue, TLine>(Task<StoredPage<TValue>> read, Func<TValue, TLine> line)
    {
        var page = await read;
        return new Paged<TLine>([.. page.Items.Select(i => line(i.Value))], page.Continuation);
    }
}
