namespace Funding.Platform.Storage.Rows;

/// <param name="Items">May be empty although more follow.</param>
/// <param name="Continuation">Opaque and safe in an address; null when nothing follows.</param>
public sealed record StoredPage<T>(IReadOnlyList<Stored<T>> Items, string? Continuation);

public static class TableStoreExtensions
{
    /// <summary>All rows of the range in key order, page by page; rows written meanwhile may or may not be among them.</summary>
    public static async IAsyncEnumerable<Row> EnumerateAsync(
        this ITableStore tables, string partition, KeyRange range, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(partition, range, 1000, continuation, cancellation);
            foreach (var row in page.Rows)
                yield return row;
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    /// <inheritdoc cref="EnumerateAsync"/>
    /// <exception cref="InvalidDataException">A row holds no <typeparamref name="T"/>.</exception>
    public static async IAsyncEnumerable<Stored<T>> EnumerateAsync<T>(
        this ITableStore tables, string partition, KeyRange range, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in tables.EnumerateAsync(partition, range, cancellation))
            yield return RowCodec.ReadStored<T>(row);
    }

    /// <returns>Null when absent.</returns>
    /// <exception cref="InvalidDataException">The row holds no <typeparamref name="T"/>.</exception>
    public static async Task<Stored<T>?> GetAsync<T>(
        this ITableStore tables, string partition, string key, CancellationToken cancellation = default) =>
        await tables.GetAsync(partition, key, cancellation) is { } row ? RowCodec.ReadStored<T>(row) : null;

    /// <inheritdoc cref="ITableStore.QueryAsync"/>
    public static async Task<StoredPage<T>> QueryAsync<T>(
        this ITableStore tables,
        string partition,
        KeyRange range,
        int pageSize = 1000,
        string? continuation = null,
        CancellationToken cancellation = default)
    {
        var page = await tables.QueryAsync(partition, range, pageSize, continuation, cancellation);
        return new([.. page.Rows.Select(RowCodec.ReadStored<T>)], page.Continuation);
    }

    /// <summary>Commits one change.</summary>
    /// <returns>The new ETag; empty for a deletion.</returns>
    /// <inheritdoc cref="ITableStore.CommitAsync"/>
    public static async Task<string> CommitAsync(
        this ITableStore tables, string partition, RowChange change, CancellationToken cancellation = default) =>
        (await tables.CommitAsync(partition, [change], cancellation))[0];
}
