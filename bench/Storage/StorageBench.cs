namespace Funding.Bench.Storage;

/// <summary>
/// Durable commits a second of what one submission writes (the row, its audit entry, its effect), beside bare SQLite writing the
/// same rows on the same disk. The Azure adapter runs too where FUNDING_BENCH_AZURE holds a connection string.
/// </summary>
internal static class StorageBench
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("funding-bench-").FullName;
        try
        {
            foreach (var group in new[] { 1, 16, 64, 256 })
                Tell($"bare SQLite, {group} commits in a transaction", BareSqlite.Run(folder, group, Duration));
            await using (var sqlite = new ServiceCollection().AddSqliteStorage(folder).BuildServiceProvider())
                await MeasureAsync("SQLite adapter", sqlite.GetRequiredService<ITableStore>(), [1, 16, 64, 256]);
            if (Environment.GetEnvironmentVariable("FUNDING_BENCH_AZURE") is not { } connection)
                return;
            var options = new AzureStorageOptions
            {
                ConnectionString = connection,
                TableName = "bench" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture)
            };
            await using var azure = new ServiceCollection().AddAzureStorage(options).BuildServiceProvider();
            await MeasureAsync("Azure adapter", azure.GetRequiredService<ITableStore>(), [1, 16]);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static async Task MeasureAsync(string name, ITableStore tables, int[] writerCounts)
    {
        foreach (var writers in writerCounts)
        {
            var partition = string.Create(CultureInfo.InvariantCulture, $"mixed-ownership-colleges-2026-{writers}");
            var (watch, done) = (Stopwatch.StartNew(), 0);
            await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
            {
                for (var i = 0; watch.Elapsed < Duration; i++, Interlocked.Increment(ref done))
                    await tables.CommitAsync(
                        partition, [.. SampleRows.Batch(writer, i).Select(row => new InsertRow(row.Key, row.Properties))]);
            })));
            Tell($"{name}, {writers} writers", done / watch.Elapsed.TotalSeconds);
        }

        var (reading, gets) = (Stopwatch.StartNew(), 0);
        for (; reading.Elapsed < Duration; gets++)
            await tables.GetAsync("mixed-ownership-colleges-2026-1", SampleRows.Key(0, gets % 10));
        Tell($"{name}, reads one after another", gets / reading.Elapsed.TotalSeconds);
        var (listing, rows) = (Stopwatch.StartNew(), 0);
        while (listing.Elapsed < Duration)
            rows += (await tables.QueryAsync("mixed-ownership-colleges-2026-16", KeyRange.Prefix("app:"), 100)).Rows.Count;
        Tell($"{name}, rows in pages of 100", rows / listing.Elapsed.TotalSeconds);
    }

    private static void Tell(string what, double rate) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-50} {rate,10:N0} /s"));
}
