namespace Funding.Platform.Storage.Sqlite;

/// <summary>Blocks of uploads under way, one file each.</summary>
internal sealed class StagedBlocks(SqliteDatabase database, BlobFolder folder)
{
    public async Task StageAsync(string name, int index, Stream content, Action count, CancellationToken cancellation)
    {
        var key = Utf16.Bytes(name);
        var (file, length) = await folder.WriteAsync(target => CopyBlockAsync(content, target, cancellation));
        count();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        try
        {
            folder.Remove(await database.WriteAsync(context =>
            {
                var old = context.Session.Scalar("SELECT file FROM staged WHERE name = $1 AND block = $2", key, index) as string;
                context.Session.Execute(
                    "INSERT OR REPLACE INTO staged(name, block, length, file, at) VALUES($1, $2, $3, $4, $5)",
                    key,
                    index,
                    length,
                    file,
                    now);
                return old;
            }, cancellation));
        }
        catch (Exception problem) when (problem is StorageUnavailableException or OperationCanceledException)
        {
            folder.Remove(file);
            throw;
        }
    }

    public Task<IReadOnlyDictionary<int, long>> ListAsync(string name, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyDictionary<int, long>>(
            session => Read(session, name).ToDictionary(b => b.Key, b => b.Value.Length), cancellation);

    /// <summary>The files of blocks 0 to <paramref name="blockCount"/> - 1 in order.</summary>
    /// <exception cref="InvalidOperationException">A block is missing.</exception>
    public async Task<IReadOnlyList<string>> FilesAsync(string name, int blockCount, CancellationToken cancellation)
    {
        var blocks = await database.ReadAsync(session => Read(session, name), cancellation);
        BlobChecks.Complete(name, blockCount, blocks.ToDictionary(b => b.Key, b => b.Value.Length));
        return [.. Enumerable.Range(0, blockCount).Select(block => blocks[block].File)];
    }

    /// <exception cref="InvalidOperationException">A block was replaced or committed meanwhile.</exception>
    public async Task JoinAsync(string name, IReadOnlyList<string> files, Stream target, CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            try
            {
                await using var source = folder.OpenRead(file);
                await source.CopyToAsync(target, cancellation);
            }
            catch (FileNotFoundException problem)
            {
                throw new InvalidOperationException($"A block of '{name}' was replaced or committed meanwhile.", problem);
            }
        }
    }

    /// <returns>The files that nothing names any more.</returns>
    public static List<string> Forget(SqliteSession session, byte[] name)
    {
        var files = Read(session, name).Values.Select(block => block.File).ToList();
        if (files.Count > 0)
            session.Execute("DELETE FROM staged WHERE name = $1", name);
        return files;
    }

    private static Dictionary<int, (string File, long Length)> Read(SqliteSession session, string name) => Read(session, Utf16.Bytes(name));

    private static Dictionary<int, (string File, long Length)> Read(SqliteSession session, byte[] name)
    {
        using var reader = session.Query("SELECT block, file, length FROM staged WHERE name = $1 ORDER BY block", name);
        var blocks = new Dictionary<int, (string, long)>();
        while (reader.Read())
            blocks.Add(reader.GetInt32(0), (reader.GetString(1), reader.GetInt64(2)));
        return blocks;
    }

    private static async Task CopyBlockAsync(Stream content, Stream target, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        long length = 0;
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            BlobChecks.BlockLength(length += read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        BlobChecks.BlockLength(length);
    }
}
