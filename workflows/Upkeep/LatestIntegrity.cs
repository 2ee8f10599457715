namespace Funding.Workflows.Upkeep;

/// <summary>What the last look found; read from its row at most twice a minute, whoever asks and however often.</summary>
public sealed class LatestIntegrity(ITableStore tables)
{
    private const string Partition = "integrity";
    private const string Key = "latest";

    // Real time, whatever clock the rounds follow.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private volatile Known? known;

    /// <returns>Null before the first look.</returns>
    public async ValueTask<IntegrityReport?> ReadAsync(CancellationToken cancellation = default)
    {
        if (known is { } read && TimeProvider.System.GetElapsedTime(read.At) < Pause)
            return read.Report;
        var report = (await tables.GetAsync<IntegrityReport>(Partition, Key, cancellation))?.Value;
        known = new Known(TimeProvider.System.GetTimestamp(), report);
        return report;
    }

    internal async Task SaveAsync(IntegrityReport report, CancellationToken cancellation)
    {
        await tables.CommitAsync(Partition, RowCodec.Upsert(Key, report), cancellation);
        known = new Known(TimeProvider.System.GetTimestamp(), report);
    }

    private sealed record Known(long At, IntegrityReport? Report);
}
