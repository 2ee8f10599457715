namespace Funding.Services.Integrity;

/// <summary>What the last look found, for <c>/health/ready</c>: read at most twice a minute, whoever asks and however often.</summary>
public sealed class LatestIntegrity(IntegrityCheck check)
{
    // Real time, whatever clock the rounds follow.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private volatile Known? known;

    /// <returns>Null before the first look.</returns>
    public async ValueTask<IntegrityReport?> ReadAsync(CancellationToken cancellation = default)
    {
        if (known is { } read && TimeProvider.System.GetElapsedTime(read.At) < Pause)
            return read.Report;
        var report = await check.LatestAsync(cancellation);
        known = new Known(TimeProvider.System.GetTimestamp(), report);
        return report;
    }

    private sealed record Known(long At, IntegrityReport? Report);
}
