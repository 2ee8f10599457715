namespace Funding.Workflows.Tests.Stages;

/// <summary>A kind of stage registered by one line, used by a file between two others; nothing else in the house names it.</summary>
public sealed class OwnKindTests : IDisposable
{
    private static readonly StageKey Sign = new("sign");
    private readonly string folder = ShippedCatalogue.Copy(text => text.Replace(
        "\n  - stage: draw\n", "\n  - { stage: statement, id: sign, workingDays: 5 }\n  - stage: draw\n", StringComparison.Ordinal));

    [Fact]
    public async Task It_takes_part_in_a_round_with_its_days_its_acts_and_its_extension_and_the_round_ends()
    {
        await using var house = House();
        var run = new RoundPlayer(house) { Added = [new StatementSpecimen()] };
        await run.LaunchAsync();
        var launched = await run.RoundAsync();
        var calendar = ShippedCatalogue.Catalogue.WorkingCalendar;
        var check = launched.CloseOf(EligibilityStage.Kind);
        Assert.Equal(["check", "sign", "draw"], launched.Stages.Skip(2).Take(3).Select(s => s.Id.Id));
        Assert.Equal(calendar.AddWorkingDays(check, 5), launched.Stages.CloseOf(Sign));
        Assert.Equal(calendar.Trading.NextAfter(launched.Stages.CloseOf(Sign)), launched.Draw!.PublicValueDay);

        await run.ToAsync(Sign);
        var signing = await run.RoundAsync();
        Assert.Equal(Sign, signing.Stage);
        Assert.Equal(new("声明", "Statement"), house.Get<RoundDays>().NameOf(signing, Sign));
        var kind = house.Get<StageKindSet>().All.OfType<StatementKind>().Single();
        Assert.Equal(["enter"], kind.Log);

        var first = signing.Stages.CloseOf(Sign);
        await house.AdvanceToAsync(ShanghaiTime.StartOf(first).AddHours(1));
        var extended = await Changes.ExtensionHouse.ExtendAsync(house, Sign, first.AddDays(7));
        Assert.True(extended.Draw!.PublicValueDay > extended.Stages.CloseOf(Sign));
        Assert.True(extended.CloseOf(DrawStage.Kind) > signing.CloseOf(DrawStage.Kind));
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(extended.Stages.CloseOf(Sign)).AddMinutes(1));
        Assert.Equal(["enter", $"remind {first:yyyy-MM-dd}", $"remind {first.AddDays(7):yyyy-MM-dd}", "close"], kind.Log);
        Assert.Equal(CollegeStages.Draw, (await run.RoundAsync()).Stage);

        await run.PlayAsync();
        var ended = await run.RoundAsync();
        Assert.Equal((RoundStanding.Announced, CollegeStages.Announcement), (ended.Standing, ended.Stage));
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));
    }

    [Fact]
    public async Task Ended_while_it_waits_it_goes_on_from_its_rows()
    {
        await using var house = House();
        var run = new RoundPlayer(house) { Applications = 2, Added = [new StatementSpecimen()] };
        await run.ToAsync(Sign);
        await house.TerminateAllAsync();
        await house.Get<ITableStore>().CommitAsync(
            RoundKeys.Partition(CollegeStages.RoundId), RowCodec.Insert("statement", "signed"));

        await house.Get<Reconcile>().RunAsync();
        await house.SettleAsync();

        Assert.Equal(CollegeStages.Draw, (await run.RoundAsync()).Stage);
    }

    public void Dispose() => Directory.Delete(folder, true);

    private RoundHouse House()
    {
        var kinds = ShippedKinds.All with { Stages = [.. ShippedKinds.All.Stages, new StatementDeclaration()] };
        var catalogue = Catalogue.Load(folder, kinds);
        return new RoundHouse(
            engineInMemory: true,
            configure: services => services.AddSingleton(catalogue).AddStageKind<StatementKind, StatementDeclaration>());
    }
}
