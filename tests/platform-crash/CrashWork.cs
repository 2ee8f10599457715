namespace Funding.Platform.Crash;

/// <summary>
/// Several writers, each raising its counter and adding two rows in one batch; one puts blobs. Each success is noted after it.
/// </summary>
public static class CrashWork
{
    public const int Writers = 6;

    public static Task RunAsync(ITableStore tables, IBlobStore blobs, Action<string> note) =>
        Task.WhenAll([
            .. Enumerable.Range(0, Writers).Select(writer => Task.Run(() => CommitAsync(tables, writer, note))),
            Task.Run(() => PutAsync(blobs, note))
        ]);

    public static string PartitionOf(int writer) => $"w{writer}";

    /// <summary>What a blob of that length holds.</summary>
    public static byte[] Content(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i ^ (i >> 8) ^ length))];

    private static async Task CommitAsync(ITableStore tables, int writer, Action<string> note)
    {
        var partition = PartitionOf(writer);
        var count = await tables.GetAsync<int>(partition, "count");
        for (var i = (count?.Value ?? 0) + 1; ; i++)
        {
            RowChange counter = count is null ? RowCodec.Insert("count", i) : RowCodec.Replace(count, i);
            var etags = await tables.CommitAsync(
                partition, [RowCodec.Insert($"row:{i:D6}:a", i), counter, RowCodec.Insert($"row:{i:D6}:b", i)]);
            count = new(i, "count", etags[1]);
            note($"{partition} {i}");
        }
    }

    private static async Task PutAsync(IBlobStore blobs, Action<string> note)
    {
        for (var i = (await blobs.ListAsync("")).Blobs.Count; ; i++)
        {
            // One name comes again and again, so that content is replaced too.
            var name = i % 3 == 0 ? "blob-again" : $"blob-{i}";
            using var content = new MemoryStream(Content(50_000 + i));
            await blobs.PutAsync(name, content, "text/plain");
            note(name);
        }
    }
}
