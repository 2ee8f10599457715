namespace Funding.Platform.Tests.Storage;

/// <summary>
/// A child process writes without pause, is killed, and what it left is looked at: nothing half, nothing lost that was acknowledged.
/// </summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Killed_between_commits_nothing_is_half_and_nothing_acknowledged_is_lost()
    {
        var folder = Directory.CreateTempSubdirectory("funding-crash-").FullName;
        for (var round = 0; round < 6; round++)
        {
            await RunAndKillAsync(folder, TimeSpan.FromMilliseconds(100 + (round * 67)));
            await using var left = new StorageParts(StorageParts.OnSqlite(folder));
            await VerifyAsync(left, folder);
        }

        await using (var last = new StorageParts(StorageParts.OnSqlite(folder)))
        {
            await Sweep(last).SweepAsync(DateTimeOffset.UtcNow.AddDays(8), default);
            Assert.Equal(
                (await last.Blobs.ListAsync("")).Blobs.Count,
                Directory.GetFiles(Path.Combine(folder, "blobs"), "*", SearchOption.AllDirectories).Length);
            await VerifyAsync(last, folder);
        }

        Directory.Delete(folder, true);
    }

    internal static BlobSweep Sweep(StorageParts storage) =>
        storage.Provider.GetService(typeof(IEnumerable<IHostedService>)) is IEnumerable<IHostedService> services
            ? services.OfType<BlobSweep>().Single()
            : throw new InvalidOperationException();

    private static async Task RunAndKillAsync(string folder, TimeSpan after)
    {
        var acknowledged = AcknowledgedWrites.Read(folder).Count;
        using var child = Process.Start("dotnet", [typeof(CrashWork).Assembly.Location, folder]);
        while (AcknowledgedWrites.Read(folder).Count < acknowledged + 20)
        {
            Assert.False(child.HasExited);
            await Task.Delay(10);
        }

        await Task.Delay(after);
        child.Kill();
        await child.WaitForExitAsync();
    }

    private static async Task VerifyAsync(StorageParts storage, string folder)
    {
        var acknowledged = AcknowledgedWrites.Read(folder).ToHashSet();
        for (var writer = 0; writer < CrashWork.Writers; writer++)
        {
            var partition = CrashWork.PartitionOf(writer);
            var count = (await storage.Tables.GetAsync<int>(partition, "count"))?.Value ?? 0;
            var rows = await storage.Tables.EnumerateAsync<int>(partition, KeyRange.Prefix("row:")).Select(s => s.Value).ToListAsync();
            Assert.Equal(Enumerable.Range(1, count).SelectMany(i => new[] { i, i }), rows);
            Assert.InRange(acknowledged.Count(line => line.StartsWith(partition + " ", StringComparison.Ordinal)), 0, count);
        }

        var blobs = (await storage.Blobs.ListAsync("")).Blobs;
        Assert.Empty(acknowledged.Where(line => line.StartsWith("blob", StringComparison.Ordinal)).Except(blobs.Select(b => b.Name)));
        foreach (var blob in blobs)
        {
            using var content = new MemoryStream();
            await using (var stored = (await storage.Blobs.OpenReadAsync(blob.Name))!)
                await stored.CopyToAsync(content);
            Assert.Equal(CrashWork.Content((int)blob.Length), content.ToArray());
        }
    }
}
