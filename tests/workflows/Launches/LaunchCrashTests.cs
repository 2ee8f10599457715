namespace Funding.Workflows.Tests.Launches;

/// <summary>A process that ends right after the commit of a launch: here a house without its dispatcher.</summary>
public sealed class LaunchCrashTests
{
    [Fact]
    public async Task A_round_whose_launch_was_cut_off_after_its_commit_is_found_listed_and_started()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.Engine.StartAsync();
        await new RoundPlayer(house).LaunchRoundAsync();
        Assert.Empty((await house.Get<RoundStore>().ListAsync()).Items);

        await house.Get<Sweep>().RunAsync();

        Assert.Equal(CollegeStages.RoundId, Assert.Single((await house.Get<RoundStore>().ListAsync()).Items).Value.Id);
        Assert.Equal(OrchestrationRuntimeStatus.Running,
            (await house.Engine.GetAsync(HomeWalker.InstanceId(CollegeStages.RoundId)))!.RuntimeStatus);
        Assert.Empty(await LaunchesAsync(house));
    }

    [Fact]
    public async Task A_launch_cut_off_before_its_commit_is_forgotten_after_a_while()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.Engine.StartAsync();
        await house.Get<ITableStore>().CommitAsync(RoundKeys.LaunchesPartition, RowCodec.Upsert("never-2026-1", house.Clock.GetUtcNow()));

        await house.Get<Sweep>().RunAsync();
        Assert.Single(await LaunchesAsync(house));
        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.Get<Sweep>().RunAsync();
        Assert.Empty(await LaunchesAsync(house));
    }

    private static ValueTask<List<Row>> LaunchesAsync(RoundHouse house) =>
        house.Get<ITableStore>().EnumerateAsync(RoundKeys.LaunchesPartition, KeyRange.All).ToListAsync();
}
