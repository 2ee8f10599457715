namespace Funding.Workflows.Tests.Rehearsals;

/// <summary>A year of several files on one host.</summary>
public sealed class YearPlayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rounds_run_side_by_side_and_a_step_that_follows_is_for_those_who_hold_its_award()
    {
        var folder = ShippedCatalogue.Copy(null, "teaching-standards");
        var catalogue = Catalogue.Load(folder);
        Directory.Delete(folder, recursive: true);
        await using var house = new RoundHouse(engineInMemory: true, configure: services => services.AddSingleton(catalogue));
        await house.StartAsync(Stop);
        var (begins, ended) = (new DateOnly(2027, 3, 1), new ConcurrentQueue<YearRound>());
        var year = new YearPlay(house.Services, house.Time, begins);
        Assert.Equal(
            ["mixed-ownership-colleges", "teaching-standards:development", "teaching-standards:publication"],
            year.Rounds.Select(r => r.Play.Step.Step is { } step ? $"{r.Play.Step.Id}:{step.Id}" : r.Play.Step.Id));

        await year.PlayAsync(begins.AddDays(130), ended.Enqueue);

        Assert.All(year.Rounds, r => Assert.Null(r.Fault));
        Assert.Equal(year.Rounds.ToHashSet(), ended.ToHashSet());
        Assert.Equal(begins.AddDays(130), ShanghaiTime.DayOf(house.Time.Now));
        foreach (var round in await Task.WhenAll(year.Rounds.Select(r => r.Play.Player!.RoundAsync())))
            Assert.Equal((begins, RoundStanding.Announced), (round.Opens, round.Standing));
        var (published, developed) = (year.Rounds[2].Play, year.Rounds[2].Before!);
        Assert.True((await developed.Player!.RoundAsync()).Opens < begins);
        foreach (var award in await Task.WhenAll((await published.AwardsAsync()).Select(a => house.Get<AwardStore>().GetAsync(a, Stop))))
        {
            var application = await published.Player!.ApplicationAsync(award.Home.ApplicationId!);
            Assert.Contains(application.From, await developed.AwardsAsync());
        }

        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));
    }
}
