using Microsoft.Data.Sqlite;

namespace Funding.Platform.Storage.Sqlite;

/// <summary>Looks through the storage file: its own structure, every row's text, and the content file of every blob.</summary>
internal sealed class SqliteCheck(SqliteDatabase database) : IStorageCheck
{
    private const int PageSize = 1000;
    private readonly BlobFolder folder = new(database.Folder);

    public async IAsyncEnumerable<IntegrityFault> FaultsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var problem in await database.ReadAsync(Structure, cancellation))
            yield return new(IntegrityFaultKind.File, problem);
        (byte[] Partition, byte[] Key)? after = ([], []);
        while (after is { } from)
        {
            (var damaged, after) = await database.ReadAsync(session => DamagedRows(session, from), cancellation);
            foreach (var row in damaged)
                yield return new(IntegrityFaultKind.Row, row);
        }

        for (byte[]? name = []; name is not null;)
        {
            (var blobs, var last) = await database.ReadAsync(session => Blobs(session, name), cancellation);
            foreach (var (blob, file, length) in blobs)
            {
                // Replaced or deleted since the page was read: then it is no fault.
                if (folder.LengthOf(file) is var found && found != length && await IsStillThereAsync(blob, file, cancellation))
                    yield return new(found is null ? IntegrityFaultKind.Missing : IntegrityFaultKind.Length, blob);
            }

            name = last;
        }
    }

    private static List<string> Structure(SqliteSession session)
    {
        try
        {
            using var reader = session.Query("PRAGMA quick_check(20)");
            var found = new List<string>();
            while (reader.Read())
                found.Add(reader.GetString(0));
            return found is ["ok"] ? [] : found;
        }
        catch (SqliteException corrupt) when (SqliteErrors.Passing(corrupt) is null)
        {
            return [corrupt.Message];
        }
    }

    private static (List<string> Damaged, (byte[], byte[])? After) DamagedRows(SqliteSession session, (byte[] Partition, byte[] Key) after)
    {
        using var reader = session.Query(
            "SELECT partition, key, properties FROM rows WHERE (partition, key) > ($1, $2) ORDER BY partition, key LIMIT $3",
            after.Partition,
            after.Key,
            PageSize);
        var damaged = new List<string>();
        (byte[], byte[])? last = null;
        for (var count = 1; reader.Read(); count++)
        {
            var (partition, key) = (reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1));
            if (!PropertiesText.Reads(reader.GetString(2)))
                damaged.Add(SqliteTableStore.NameOf(Utf16.Text(partition), Utf16.Text(key)));
            last = count == PageSize ? (partition, key) : null;
        }

        return (damaged, last);
    }

    private static (List<(string Name, string File, long Length)> Blobs, byte[]? After) Blobs(SqliteSession session, byte[] after)
    {
        using var reader = session.Query("SELECT name, file, length FROM blobs WHERE name > $1 ORDER BY name LIMIT $2", after, PageSize);
        var blobs = new List<(string, string, long)>();
        byte[]? last = null;
        while (reader.Read())
        {
            last = reader.GetFieldValue<byte[]>(0);
            blobs.Add((Utf16.Text(last), reader.GetString(1), reader.GetInt64(2)));
        }

        return (blobs, blobs.Count == PageSize ? last : null);
    }

    private Task<bool> IsStillThereAsync(string name, string file, CancellationToken cancellation) => database.ReadAsync(
        session => session.Scalar("SELECT 1 FROM blobs WHERE name = $1 AND file = $2", Utf16.Bytes(name), file) is not null, cancellation);
}
