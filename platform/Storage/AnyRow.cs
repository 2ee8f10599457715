namespace Funding.Platform.Storage;

public static class AnyRow
{
    /// <summary>True when a key begins with the prefix; one transaction unless pages come empty.</summary>
    public static async Task<bool> AnyAsync(
        this ITableStore tables, string partition, string prefix, CancellationToken cancellation) =>
        await tables.FirstAsync(partition, prefix, cancellation) is not null;

    /// <summary>The first row whose key begins with the prefix; null where none does.</summary>
    public static async Task<Row?> FirstAsync(this ITableStore tables, string partition, string prefix, CancellationToken cancellation)
    {
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(partition, KeyRange.Prefix(prefix), 1, continuation, cancellation);
            if (page.Rows.Count > 0)
            {
                return page.Rows[0];
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
        return null;
    }
}
