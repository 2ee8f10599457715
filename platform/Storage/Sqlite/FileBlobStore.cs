using Microsoft.Data.Sqlite;

namespace Funding.Platform.Storage.Sqlite;

/// <summary>Content in files, names and facts in the storage file.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "The caller of OpenReadAsync disposes the stream.")]
internal sealed class FileBlobStore(SqliteDatabase database, StorageMeter meter) : IBlobStore
{
    private const int PageSize = 1000;
    private const string Facts = "SELECT name, length, type, etag, file FROM blobs ";
    private readonly BlobFolder folder = new(database.Folder);
    private readonly StagedBlocks staged = new(database, new BlobFolder(database.Folder));

    public async Task<BlobFacts> PutAsync(
        string name, Stream content, string contentType, PutMode mode = default, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        var (file, length) = await folder.WriteAsync(target => content.CopyToAsync(target, cancellation));
        meter.CountPut(length);
        return await PublishAsync(name, file, length, contentType, mode, cancellation);
    }

    public Task<BlobFacts?> FindAsync(string name, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        meter.Count(StorageOperation.BlobRead);
        return database.ReadAsync(session => Find(session, name)?.Facts, cancellation);
    }

    public async Task<Stream?> OpenReadAsync(string name, long offset = 0, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        meter.Count(StorageOperation.BlobRead);
        // A blob replaced between the look-up and the opening has a new file by then.
        for (var attempt = 0; ; attempt++)
        {
            if (await database.ReadAsync(session => Find(session, name), cancellation) is not { } found)
                return null;
            try
            {
                var stream = folder.OpenRead(found.File, found.Facts.Length);
                stream.Position = Math.Min(offset, found.Facts.Length);
                return stream;
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                if (attempt == 10)
                    throw new MissingContentException(name, gone);
            }
        }
    }

    public async Task DeleteAsync(string name, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        meter.Count(StorageOperation.BlobWrite);
        var key = Utf16.Bytes(name);
        folder.Remove(await database.WriteAsync(context =>
        {
            var file = Find(context.Session, name)?.File;
            context.Session.Execute("DELETE FROM blobs WHERE name = $1", key);
            return file;
        }, cancellation));
    }

    public Task<BlobPage> ListAsync(string prefix, string? continuation = null, CancellationToken cancellation = default)
    {
        BlobChecks.Prefix(prefix);
        var after = Continuation.Decode(continuation);
        meter.Count(StorageOperation.BlobList);
        var range = KeyRange.Prefix(prefix);
        return database.ReadAsync(session =>
        {
            using var reader = session.Query(Facts + "WHERE name >= $1 AND name < $2 ORDER BY name LIMIT $3",
                Utf16.Start(range.From, after), Utf16.End(range.To), PageSize + 1);
            var blobs = new List<BlobFacts>();
            while (reader.Read())
            {
                if (blobs.Count == PageSize)
                    return new BlobPage(blobs, Continuation.Encode(blobs[^1].Name));
                blobs.Add(Read(reader).Facts);
            }

            return new BlobPage(blobs, null);
        }, cancellation);
    }

    public Task StageBlockAsync(string name, int index, Stream content, CancellationToken cancellation = default)
    {
        BlobChecks.Block(name, index);
        return staged.StageAsync(name, index, content, () => meter.Count(StorageOperation.BlobWrite), cancellation);
    }

    public Task<IReadOnlyDictionary<int, long>> ListStagedAsync(string name, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        meter.Count(StorageOperation.BlobRead);
        return staged.ListAsync(name, cancellation);
    }

    public async Task<BlobFacts> CommitBlocksAsync(
        string name, int blockCount, string contentType, CancellationToken cancellation = default)
    {
        BlobChecks.Name(name);
        meter.Count(StorageOperation.BlobRead);
        var blocks = await staged.FilesAsync(name, blockCount, cancellation);
        meter.Count(StorageOperation.BlobWrite);
        var (file, length) = await folder.WriteAsync(target => staged.JoinAsync(name, blocks, target, cancellation));
        return await PublishAsync(name, file, length, contentType, default, cancellation);
    }

    private async Task<BlobFacts> PublishAsync(
        string name, string file, long length, string contentType, PutMode mode, CancellationToken cancellation)
    {
        var key = Utf16.Bytes(name);
        try
        {
            var (facts, stale) = await database.WriteAsync(context =>
            {
                var old = Find(context.Session, name);
                if (old is not null && mode.OnlyIfAbsent)
                    throw new StorageConflictException("", name, ConflictKind.Exists, 0);
                if (mode.ETag is { } expected && old?.Facts.ETag != expected)
                    throw new StorageConflictException("", name, ConflictKind.Changed, 0);
                var etag = context.NextETag();
                context.Session.Execute(
                    "INSERT OR REPLACE INTO blobs(name, etag, length, type, file) VALUES($1, $2, $3, $4, $5)",
                    key,
                    etag,
                    length,
                    contentType,
                    file);
                List<string?> stale = [old?.File, .. StagedBlocks.Forget(context.Session, key)];
                return (new BlobFacts(name, length, contentType, SqliteTableStore.Tag(etag)), stale);
            }, cancellation);
            folder.Remove(stale);
            return facts;
        }
        catch (Exception problem) when (problem is StorageConflictException or StorageUnavailableException or OperationCanceledException)
        {
            folder.Remove(file);
            throw;
        }
    }

    private static (BlobFacts Facts, string File)? Find(SqliteSession session, string name)
    {
        using var reader = session.Query(Facts + "WHERE name = $1", Utf16.Bytes(name));
        return reader.Read() ? Read(reader) : null;
    }

    private static (BlobFacts Facts, string File) Read(SqliteDataReader reader) => (
        new(Utf16.Text(reader.GetFieldValue<byte[]>(0)), reader.GetInt64(1), reader.GetString(2), SqliteTableStore.Tag(reader.GetInt64(3))),
        reader.GetString(4));
}
