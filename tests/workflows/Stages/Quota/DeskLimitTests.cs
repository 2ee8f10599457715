namespace Funding.Workflows.Tests.Stages.Quota;

public sealed class DeskLimitTests(AzuriteFixture azurite)
{
    private const string Desk = "ningbo";
    private static readonly Actor Recommender = Cast.ActorOf($"{Desk}@city.example", Role.Recommender, Desk);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Clicks_at_the_same_moment_cannot_pass_the_desks_limit(bool onAzure)
    {
        await using var house = new RoundHouse(onAzure ? await azurite.FreshAsync() : null, engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.LaunchAsync();
        int[] ofDesk = [1, 5, 9, 13, 17];
        foreach (var number in ofDesk)
        {
            await run.SubmitAsync(number);
        }

        await run.LeaveAsync();
        await SetLimitAsync(house, 2);

        var clicks = await Task.WhenAll(ofDesk.Select(number => TryAsync(house, Cast.ApplicationId(number))));

        Assert.Equal(2, clicks.Count(c => c is null));
        Assert.All(clicks.OfType<RefusedException>(), c => Assert.Equal("desk-limit", c.Refusals[0].Code));
        var quota = await house.Get<ITableStore>().GetAsync<DeskQuota>(
            RoundKeys.Partition(CollegeStages.RoundId), RoundKeys.DeskQuota(Desk));
        Assert.Equal(2, quota!.Value.Ranked.Distinct().Count());
    }

    [Fact]
    public async Task The_same_application_recommended_twice_counts_once_and_can_be_taken_back()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.LaunchAsync();
        await run.SubmitAsync(1);
        await run.LeaveAsync();
        var commands = house.Get<RecommendationCommands>();

        await commands.RecommendAsync(Recommender, CollegeStages.RoundId, Cast.ApplicationId(1));
        var twice = await commands.RecommendAsync(Recommender, CollegeStages.RoundId, Cast.ApplicationId(1));
        var back = await commands.TakeBackAsync(Recommender, CollegeStages.RoundId, Cast.ApplicationId(1));

        Assert.Single(twice.Ranked);
        Assert.Empty(back.Ranked);
    }

    [Fact]
    public async Task Another_desks_application_is_as_absent()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.LaunchAsync();
        await run.SubmitAsync(2);
        await run.LeaveAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Get<RecommendationCommands>().RecommendAsync(
            Recommender, CollegeStages.RoundId, Cast.ApplicationId(2)));
        var absent = await Assert.ThrowsAsync<RefusedException>(() => house.Get<RecommendationCommands>().RecommendAsync(
            Recommender, CollegeStages.RoundId, Cast.ApplicationId(99)));

        Assert.Equal(absent.Refusals[0].Code, refused.Refusals[0].Code);
        Assert.Equal(absent.Kind, refused.Kind);
    }

    private static async Task SetLimitAsync(RoundHouse house, int limit)
    {
        var tables = house.Get<ITableStore>();
        var stored = (await tables.GetAsync<DeskQuota>(RoundKeys.Partition(CollegeStages.RoundId), RoundKeys.DeskQuota(Desk)))!;
        await tables.CommitAsync(RoundKeys.Partition(CollegeStages.RoundId), RowCodec.Replace(stored, stored.Value with { Limit = limit }));
    }

    private static async Task<RefusedException?> TryAsync(RoundHouse house, string applicationId)
    {
        try
        {
            await house.Get<RecommendationCommands>().RecommendAsync(Recommender, CollegeStages.RoundId, applicationId);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused;
        }
    }
}
