namespace Funding.Workflows.Awards;

/// <summary>
/// Which home is looked at on which day. A walker whose next moment is far off ends, and is started again on the day; one that waits
/// nearer by stays listed too, so that reconcile finds it without going through all awards.
/// </summary>
public sealed class DueHomes(ITableStore tables, DurableTaskClient client, TimeProvider clock)
{
    /// <summary>Holds the first day that may still have rows.</summary>
    private const string Partition = "due";

    private const string From = "from";

    private bool begun;

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    public async Task ListAsync(string home, DateOnly day, CancellationToken cancellation)
    {
        if (!begun)
        {
            await Attempts.OnceAsync(
                ConflictKind.Exists, () => tables.CommitAsync(Partition, RowCodec.Insert(From, Today), cancellation), cancellation);
            begun = true;
        }

        await tables.CommitAsync(PartitionOf(day), RowCodec.Upsert(home, day), cancellation);
    }

    /// <summary>
    /// Starts the walkers of every home whose day has come; the daily timer calls it, as often as it likes. What was listed under a day
    /// that is over has been listed anew by then or ended.
    /// </summary>
    /// <returns>How many were started.</returns>
    public async Task<int> StartAsync(CancellationToken cancellation = default)
    {
        var (started, today) = (0, Today);
        for (var day = await FromAsync(cancellation); day <= today; day = day.AddDays(1))
        {
            await foreach (var row in tables.EnumerateAsync(PartitionOf(day), KeyRange.All, cancellation))
            {
                started += await EnsureAsync(row.Key, cancellation) ? 1 : 0;
                if (day < today)
                {
                    // A conflict: another timer was first.
                    await Attempts.OnceAsync(
                        () => tables.CommitAsync(row.Partition, [new DeleteRow(row.Key)], cancellation), cancellation);
                }
            }
        }

        await tables.CommitAsync(Partition, RowCodec.Upsert(From, today), cancellation);
        return started;
    }

    /// <summary>The homes whose walkers have to run now: their next moment is near.</summary>
    public async Task<IReadOnlySet<string>> AwakeAsync(CancellationToken cancellation)
    {
        var homes = new HashSet<string>(StringComparer.Ordinal);
        var last = ShanghaiTime.DayOf(clock.GetUtcNow() + AwardDecision.LongestWait);
        for (var day = await FromAsync(cancellation); day <= last; day = day.AddDays(1))
        {
            await foreach (var row in tables.EnumerateAsync(PartitionOf(day), KeyRange.All, cancellation))
            {
                homes.Add(row.Key);
            }
        }

        return homes;
    }

    /// <summary>Has a home's walker look at its rows, started where none runs.</summary>
    /// <returns>True when it was started.</returns>
    public Task<bool> EnsureAsync(string home, CancellationToken cancellation) =>
        client.EnsureAsync(HomeWalker.Name, HomeWalker.InstanceId(home), home, cancellation);

    private async Task<DateOnly> FromAsync(CancellationToken cancellation) =>
        (await tables.GetAsync<DateOnly>(Partition, From, cancellation))?.Value ?? Today;

    private static string PartitionOf(DateOnly day) => $"{Partition}:{day:yyyy-MM-dd}";
}
