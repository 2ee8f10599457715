namespace Funding.Workflows.Walkers;

/// <summary>Every minute: effects and audit entries that a crash or a failure left behind.</summary>
public sealed class Sweep(
    ITableStore tables, Dispatcher dispatcher, ActivePartitions active, AwardWakes wakes, TimeProvider clock, ILogger<Sweep> log)
{
    /// <summary>A launch that has no round by then never got as far as its commit.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellation = default)
    {
        await DrainAsync(HomeKeys.System, cancellation);
        await foreach (var summary in tables.EnumerateAsync(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
        {
            await DrainAsync(RoundKeys.Partition(summary.Key), cancellation);
        }

        await foreach (var partition in active.AllAsync(cancellation))
        {
            await DrainAsync(partition.Key, cancellation);
            if (AwardKeys.IsAward(partition.Key))
            {
                await wakes.WakeLostAsync(partition.Key, cancellation);
            }

            await active.ForgetQuietAsync(partition, cancellation);
        }

        await foreach (var launch in tables.EnumerateAsync<DateTimeOffset>(RoundKeys.LaunchesPartition, KeyRange.All, cancellation))
        {
            await FinishLaunchAsync(launch, cancellation);
        }
    }

    /// <summary>A crash right after a launch leaves a round that no list names yet: its own effects list and start it.</summary>
    private async Task FinishLaunchAsync(Stored<DateTimeOffset> launch, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(launch.Key);
        await DrainAsync(partition, cancellation);
        var listed = await tables.GetAsync(RoundKeys.RoundsPartition, launch.Key, cancellation) is not null;
        if (!listed
            && (clock.GetUtcNow() - launch.Value < Abandoned || await tables.GetAsync(
                partition, RoundKeys.Round, cancellation) is not null))
        {
            return;
        }

        // A conflict: launched again at this moment, or another sweep was first.
        await Attempts.OnceAsync(
            () => tables.CommitAsync(RoundKeys.LaunchesPartition, RowCodec.Delete(launch), cancellation), cancellation);
    }

    /// <summary>What is wrong in one partition keeps no other waiting.</summary>
    private async Task DrainAsync(string partition, CancellationToken cancellation)
    {
        try
        {
            await dispatcher.DrainAsync(partition, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The sweep left {Partition} for the next minute", partition);
        }
    }
}
