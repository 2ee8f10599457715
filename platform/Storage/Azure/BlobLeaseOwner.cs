using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Funding.Platform.Storage.Azure;

/// <summary>Another process owns the data; the message says which.</summary>
public sealed class StorageOwnedException(string message) : Exception(message);

/// <summary>
/// One process at a time over one storage account: holds a lease on a blob and renews it. A process that was killed loses it by
/// itself after <see cref="LeaseTime"/>; its successor on the same machine waits for that.
/// </summary>
public sealed class BlobLeaseOwner : IAsyncDisposable
{
    /// <summary>The blob that stands for the ownership of an account.</summary>
    public const string BlobName = "owner";

    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(8);
    private readonly BlobLeaseClient lease;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Task renewing;

    private BlobLeaseOwner(BlobLeaseClient lease, TimeProvider clock)
    {
        (this.lease, this.clock) = (lease, clock);
        renewing = RenewAsync();
    }

    /// <summary>Cancelled when the lease is lost: the process must stop writing at once.</summary>
    public CancellationToken Lost => lost.Token;

    /// <param name="name">The blob that stands for the ownership.</param>
    /// <exception cref="StorageOwnedException">Another process has it.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes the owner.")]
    public static async Task<BlobLeaseOwner> AcquireAsync(
        AzureStorageOptions options, string name = BlobName, TimeProvider? clock = null, CancellationToken cancellation = default)
    {
        var time = clock ?? TimeProvider.System;
        var container = await new AzureClients(options).ContainerAsync(cancellation);
        var blob = container.GetBlockBlobClient(name);
        await MakeAsync(blob, cancellation);
        var lease = blob.GetBlobLeaseClient();
        while (!await TryAcquireAsync(lease, cancellation))
        {
            var holder = await LeaseHolder.ReadAsync(blob, cancellation);
            if (!holder.IsDeadHere())
                throw new StorageOwnedException(
                    $"{blob.Uri.Host}/{container.Name} belongs to {holder}. If that process no longer runs, try again "
                        + $"in {LeaseTime.TotalSeconds} seconds.");
            // Never broken by force: another machine may bear the same name.
            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellation);
        }

        await LeaseHolder.Current(time).WriteAsync(blob, lease.LeaseId, cancellation);
        return new BlobLeaseOwner(lease, time);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await renewing;
        if (!lost.IsCancellationRequested)
        {
            try
            {
                await lease.ReleaseAsync();
            }
            catch (RequestFailedException)
            {
                // It ends by itself.
            }
        }

        lost.Dispose();
        stopping.Dispose();
    }

    private static async Task MakeAsync(BlockBlobClient blob, CancellationToken cancellation)
    {
        try
        {
            var absent = new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } };
            await blob.UploadAsync(Stream.Null, absent, cancellation);
        }
        catch (RequestFailedException problem) when (problem.Status is 409 or 412)
        {
        }
    }

    private static async Task<bool> TryAcquireAsync(BlobLeaseClient lease, CancellationToken cancellation)
    {
        try
        {
            await lease.AcquireAsync(LeaseTime, cancellationToken: cancellation);
            return true;
        }
        catch (RequestFailedException problem) when (problem.Status == 409)
        {
            return false;
        }
    }

    private async Task RenewAsync()
    {
        var held = clock.GetTimestamp();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(RenewEvery, clock, stopping.Token);
                var asked = clock.GetTimestamp();
                await lease.RenewAsync(cancellationToken: stopping.Token);
                held = asked;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
            }
            catch (Exception problem)
            {
                // A refusal is final; a network that fails may come back while the lease lasts.
                var refused = problem is RequestFailedException { Status: 409 or 412 or 404 };
                if (refused || clock.GetElapsedTime(held) + RenewEvery >= LeaseTime)
                {
                    await lost.CancelAsync();
                    return;
                }
            }
        }
    }
}
