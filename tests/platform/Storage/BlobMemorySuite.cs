namespace Funding.Platform.Tests.Storage;

/// <summary>Measures the heap of the process, so nothing else may run beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Alone
{
    public const string Name = "Alone";
}

public abstract class BlobMemorySuite(StorageParts storage)
{
    private const long Length = 50_000_000;
    private long looked;
    private long peak;

    [Fact]
    public async Task Fifty_megabytes_pass_through_a_few_blocks_of_memory()
    {
        var name = StorageParts.Fresh() + "/big";
        await storage.Blobs.PutAsync(name, new PatternStream(Length), "application/zip");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await storage.Blobs.PutAsync(name, new PatternStream(Length, Look), "application/zip");
        looked = 0;
        await using var read = (await storage.Blobs.OpenReadAsync(name))!;
        await PatternStream.VerifyAsync(read, Length, Look);
        Assert.True(peak - before <= 3 * StorageLimits.BlockBytes, $"{peak - before} bytes");
    }

    private void Look(long position)
    {
        if (position < looked)
            return;
        looked = position + 3_000_000;
        peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
    }
}
