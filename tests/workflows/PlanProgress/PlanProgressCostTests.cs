namespace Funding.Workflows.Tests.PlanProgress;

/// <summary>The public page costs the same whatever the number of awards.</summary>
public sealed class PlanProgressCostTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_progress_costs_two_transactions_with_ten_awards_and_with_nine_hundred()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await AddAsync(house, 1, 10);
        Assert.Equal((10, 2L, 1L), await CostAsync(house));
        await AddAsync(house, 11, 900);
        Assert.Equal((900, 2L, 1L), await CostAsync(house));
    }

    /// <returns>What counts, what it cost after a change of the register, and what it cost once more.</returns>
    private static async Task<(int Count, long First, long Again)> CostAsync(RoundHouse house)
    {
        var progress = house.Get<PlanProgressQueries>();
        var count = 0;
        using (StorageMeter.Measure(out var changed))
        {
            count = (await progress.GetAsync("online-courses", Stop)).Count;
            using (StorageMeter.Measure(out var same))
            {
                Assert.Equal(count, (await progress.ReadAsync(Stop)).Sum(t => t.Count));
                return (count, changed.Sum - same.Sum, same.Sum);
            }
        }
    }

    private static async Task AddAsync(RoundHouse house, int from, int to)
    {
        foreach (var some in Enumerable.Range(from, to - from + 1).Chunk(90))
        {
            await house.Get<ITableStore>().CommitAsync(
                AwardKeys.AwardsPartition,
                [
                    .. some.Select(n => TargetProgressTests.Award(n, programme: "online-courses").Summary)
                        .Select(a => RowCodec.Insert(a.Id, a)),
                ],
                Stop);
        }
    }
}
