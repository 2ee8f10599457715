namespace Funding.Platform.Storage.Sqlite;

internal sealed class SqliteTableStore(SqliteDatabase database, SqliteVersions versions, StorageMeter meter) : ITableStore
{
    /// <summary>A page ends early here, as Azure's do, so that big rows never fill the memory.</summary>
    private const int PageCharacters = 2 * 1024 * 1024;

    public Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation = default)
    {
        StorageChecks.Keys(partition, key);
        meter.Count(StorageOperation.Get);
        return database.ReadAsync(session =>
        {
            using var reader = session.Query(
                "SELECT etag, properties FROM rows WHERE partition = $1 AND key = $2", Utf16.Bytes(partition), Utf16.Bytes(key));
            return reader.Read() ? RowOf(partition, key, reader.GetInt64(0), reader.GetString(1)) : null;
        }, cancellation);
    }

    public async Task<IReadOnlyList<string>> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default)
    {
        RowChange[] batch = [.. changes];
        StorageChecks.Commit(partition, batch);
        meter.Count(StorageOperation.Commit);
        var prepared = Array.ConvertAll(batch, PreparedChange.From);
        var partitionBytes = Utf16.Bytes(partition);
        var etags = await database.WriteAsync<IReadOnlyList<string>>(context =>
        {
            for (var i = 0; i < prepared.Length; i++)
            {
                if (prepared[i].ConflictIn(context.Session, partitionBytes) is { } kind)
                    throw new StorageConflictException(partition, batch[i].Key, kind, i);
            }

            return Array.ConvertAll(prepared, change => change.Apply(context, partitionBytes) is { } etag ? Tag(etag) : "");
        }, cancellation);
        versions.Committed(partition);
        return etags;
    }

    public Task<RowPage> QueryAsync(
        string partition, KeyRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellation = default)
    {
        StorageChecks.Query(partition, range, pageSize);
        var after = Continuation.Decode(continuation);
        meter.Count(StorageOperation.Query);
        return database.ReadAsync(session =>
        {
            using var reader = session.Query(
                """
                SELECT key, etag, properties FROM rows
                WHERE partition = $1 AND key >= $2 AND key < $3 ORDER BY key LIMIT $4
                """,
                Utf16.Bytes(partition), Utf16.Start(range.From, after), Utf16.End(range.To), pageSize + 1);
            var rows = new List<Row>();
            var characters = 0;
            while (reader.Read())
            {
                if (rows.Count == pageSize || characters > PageCharacters)
                    return new RowPage(rows, Continuation.Encode(rows[^1].Key));
                var properties = reader.GetString(2);
                characters += properties.Length;
                rows.Add(RowOf(partition, Utf16.Text(reader.GetFieldValue<byte[]>(0)), reader.GetInt64(1), properties));
            }

            return new RowPage(rows, null);
        }, cancellation);
    }

    internal static string NameOf(string partition, string key) => $"{partition} / {key}";

    /// <exception cref="DamagedRowException">The text is no row's.</exception>
    private static Row RowOf(string partition, string key, long etag, string properties)
    {
        try
        {
            return new Row(partition, key, Tag(etag), PropertiesText.Read(properties));
        }
        catch (System.Text.Json.JsonException damaged)
        {
            throw new DamagedRowException(NameOf(partition, key), damaged);
        }
    }

    internal static string Tag(long etag) => etag.ToString(CultureInfo.InvariantCulture);
}
