namespace Funding.Platform.Storage.Sqlite;

/// <summary>
/// Removes, at start and daily, files that no row names (torn writes, lost deletions) and blocks staged over a week ago, as Azure does.
/// </summary>
internal sealed class BlobSweep(SqliteDatabase database, ILogger<BlobSweep> log) : BackgroundService
{
    private static readonly TimeSpan StagedKept = TimeSpan.FromDays(7);
    private static readonly TimeSpan UnnamedKept = TimeSpan.FromHours(1);
    private readonly BlobFolder folder = new(database.Folder);

    /// <returns>How many files were removed.</returns>
    public async Task<int> SweepAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var oldest = now.Subtract(StagedKept).ToUnixTimeSeconds();
        await database.WriteAsync(context => context.Session.Execute("DELETE FROM staged WHERE at < $1", oldest), cancellation);
        var removed = 0;
        foreach (var file in folder.FilesBefore(now.Subtract(UnnamedKept).UtcDateTime))
        {
            var named = await database.ReadAsync(session =>
                session.Scalar(
                    "SELECT 1 WHERE EXISTS (SELECT 1 FROM blobs WHERE file = $1) OR EXISTS (SELECT 1 FROM staged WHERE file = $1)",
                    file) is not null, cancellation);
            if (named)
                continue;
            folder.Remove(file);
            removed++;
        }

        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1));
        do
        {
            try
            {
                await SweepAsync(DateTimeOffset.UtcNow, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Tidying is no reason to stop serving.
                log.LogWarning(e, "Files that nothing names were left for tomorrow");
            }
        }
        while (await daily.WaitForNextTickAsync(stoppingToken));
    }
}
