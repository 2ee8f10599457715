namespace Funding.Services.Tests.Storage;

/// <summary>Several writers, each raising its counter and adding two rows in one batch; one puts blobs. Each success is noted after it.</summary>
internal static class CrashWriter
{
    private const int Writers = 6;

    public static List<string> Acknowledged(string folder)
    {
        if (!File.Exists(Notes(folder)))
            return [];
        using var notes = new StreamReader(new FileStream(Notes(folder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var whole = notes.ReadToEnd();
        return [.. whole[..(whole.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    public static async Task RunAsync(string folder)
    {
        await using var storage = new StorageParts(StorageParts.OnSqlite(folder));
        await using var notes = new FileStream(Notes(folder), FileMode.Append, FileAccess.Write, FileShare.Read);
        void Note(string line)
        {
            lock (notes)
            {
                notes.Write(System.Text.Encoding.ASCII.GetBytes(line + "\n"));
                notes.Flush();
            }
        }

        await Task.WhenAll([.. Enumerable.Range(0, Writers).Select(writer => Task.Run(() => CommitAsync(storage.Tables, writer, Note))), Task.Run(() => PutAsync(storage.Blobs, Note))]);
    }

    public static async Task VerifyAsync(StorageParts storage, string folder)
    {
        var acknowledged = Acknowledged(folder).ToHashSet();
        for (var writer = 0; writer < Writers; writer++)
        {
            var partition = $"w{writer}";
            var count = (await storage.Tables.GetAsync<int>(partition, "count"))?.Value ?? 0;
            var rows = await storage.Tables.EnumerateAsync<int>(partition, KeyRange.Prefix("row:")).Select(s => s.Value).ToListAsync();
            Assert.Equal(Enumerable.Range(1, count).SelectMany(i => new[] { i, i }), rows);
            Assert.InRange(acknowledged.Count(line => line.StartsWith(partition + " ", StringComparison.Ordinal)), 0, count);
        }

        var blobs = (await storage.Blobs.ListAsync("")).Blobs;
        Assert.Empty(acknowledged.Where(line => line.StartsWith("blob", StringComparison.Ordinal)).Except(blobs.Select(b => b.Name)));
        foreach (var blob in blobs)
        {
            await using var content = (await storage.Blobs.OpenReadAsync(blob.Name))!;
            await PatternStream.VerifyAsync(content, blob.Length);
        }
    }

    private static async Task CommitAsync(ITableStore tables, int writer, Action<string> note)
    {
        var partition = $"w{writer}";
        var count = await tables.GetAsync<int>(partition, "count");
        for (var i = (count?.Value ?? 0) + 1; ; i++)
        {
            RowChange counter = count is null ? RowCodec.Insert("count", i) : RowCodec.Replace(count, i);
            var etags = await tables.CommitAsync(partition, [RowCodec.Insert($"row:{i:D6}:a", i), counter, RowCodec.Insert($"row:{i:D6}:b", i)]);
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
            await blobs.PutAsync(name, new PatternStream(50_000 + i), "text/plain");
            note(name);
        }
    }

    private static string Notes(string folder) => Path.Combine(folder, "acknowledged.txt");
}
