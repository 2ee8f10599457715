using Funding.Services.Storage;
using Funding.Workflows.Refusals;

namespace Funding.Portal.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">May be empty although more follow.</param>
/// <param name="Continuation">Send it as <c>continuation</c> for the next page; null when nothing follows.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, string? Continuation);

internal static class Paging
{
    public static async Task<Paged<TLine>> ReadAsync<TValue, TLine>(Func<Task<StoredPage<TValue>>> read, Func<TValue, TLine> line)
    {
        var page = await ReadAsync(read);
        return new Paged<TLine>([.. page.Items.Select(i => line(i.Value))], page.Continuation);
    }

    /// <exception cref="RefusedException">The continuation is none of this list.</exception>
    public static async Task<TPage> ReadAsync<TPage>(Func<Task<TPage>> read)
    {
        try
        {
            return await read();
        }
        catch (ArgumentException problem) when (problem is not ArgumentNullException and not ArgumentOutOfRangeException)
        {
            throw new RefusedException(ApiRefusals.Continuation());
        }
    }
}
