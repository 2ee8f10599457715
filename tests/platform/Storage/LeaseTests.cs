using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace Funding.Platform.Tests.Storage;

public sealed class LeaseTests(AzuriteParts azurite) : IClassFixture<AzuriteParts>
{
    private readonly AzureStorageOptions options = azurite.Storage is null ? new() : azurite.Options;
    private readonly string name = StorageParts.Fresh();

    [Fact]
    public async Task A_second_process_is_told_who_has_it_and_gets_it_after_the_first_has_gone()
    {
        await using (var first = await BlobLeaseOwner.AcquireAsync(options, name))
        {
            var problem = await Assert.ThrowsAsync<StorageOwnedException>(() => BlobLeaseOwner.AcquireAsync(options, name));
            Assert.Contains(Environment.MachineName, problem.Message, StringComparison.Ordinal);
            Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), problem.Message, StringComparison.Ordinal);
            Assert.False(first.Lost.IsCancellationRequested);
        }

        await using var second = await BlobLeaseOwner.AcquireAsync(options, name);
    }

    [Fact]
    public async Task A_lease_that_was_taken_away_is_told_at_the_next_renewal()
    {
        var clock = new FakeTimeProvider();
        await using var owner = await BlobLeaseOwner.AcquireAsync(options, name, clock);
        await Blob().GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        Assert.False(owner.Lost.IsCancellationRequested);
        var lost = new TaskCompletionSource();
        owner.Lost.Register(lost.SetResult);
        await StepUntilAsync(clock, lost.Task);
    }

    [Fact]
    public async Task The_successor_of_a_killed_process_waits_for_the_lease_to_end()
    {
        await Container().CreateIfNotExistsAsync();
        await Blob().UploadAsync(Stream.Null);
        var left = Blob().GetBlobLeaseClient();
        await left.AcquireAsync(BlobLeaseOwner.LeaseTime);
        var metadata = new Dictionary<string, string>
        {
            ["machine"] = Uri.EscapeDataString(Environment.MachineName),
            ["process"] = "2147483646",
            ["since"] = "earlier"
        };
        await Blob().SetMetadataAsync(metadata, new() { LeaseId = left.LeaseId });

        var clock = new FakeTimeProvider();
        var acquiring = BlobLeaseOwner.AcquireAsync(options, name, clock);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.False(acquiring.IsCompleted);
        await left.ReleaseAsync();
        await StepUntilAsync(clock, acquiring);
        await (await acquiring).DisposeAsync();
    }

    private static async Task StepUntilAsync(FakeTimeProvider clock, Task task)
    {
        while (!task.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }
    }

    private BlobContainerClient Container() => new(options.ConnectionString, options.ContainerName);

    private BlockBlobClient Blob() => Container().GetBlockBlobClient(name);
}
