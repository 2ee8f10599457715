namespace Funding.Workflows.Awards;

/// <summary>Makes the walkers of awards fit their rows again: those that wait nearby, and each night a thirtieth of all.</summary>
public sealed class AwardReconcile(ITableStore tables, DueHomes due, TimeProvider clock)
{
    /// <summary>Nights in which every award has been looked at once.</summary>
    public const int Nights = 30;

    public async Task<ReconcileReport> RunAsync(CancellationToken cancellation = default)
    {
        var homes = new SortedSet<string>(await due.AwakeAsync(cancellation), StringComparer.Ordinal);
        var night = ShanghaiTime.DayOf(clock.GetUtcNow());
        await foreach (var award in tables.EnumerateAsync<AwardSummary>(AwardKeys.AwardsPartition, KeyRange.All, cancellation))
        {
            if (!IsOfNight(award.Value.Id, night))
            {
                continue;
            }

            await RelistAsync(award.Value, cancellation);
            if (award.Value.Standing is not (AwardStanding.Withdrawn or AwardStanding.Superseded))
            {
                homes.Add(AwardKeys.Partition(award.Value.Id));
            }
        }

        var report = ReconcileReport.Nothing;
        foreach (var home in homes)
        {
            report += ReconcileReport.Of(restarted: await due.EnsureAsync(home, cancellation));
        }

        return report;
    }

    /// <summary>Writes its line in the register again where it says something else than the award.</summary>
    private async Task RelistAsync(AwardSummary listed, CancellationToken cancellation)
    {
        if (await tables.GetAsync<AwardHome>(AwardKeys.Partition(listed.Id), AwardKeys.Award, cancellation) is { Value: var home }
            && AwardSummary.Of(home) is var line && line != listed)
        {
            await tables.CommitAsync(AwardKeys.AwardsPartition, RowCodec.Upsert(line.Id, line), cancellation);
        }
    }

    /// <summary>Each award has one night in thirty, the same on every machine.</summary>
    public static bool IsOfNight(string awardId, DateOnly night) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(awardId))[0] % Nights == night.DayNumber % Nights;
}
