namespace Funding.Workflows.Tests.Calendars;

public sealed class FeedEntriesTests
{
    private static readonly DateOnly Opens = new(2026, 3, 2);

    [Fact]
    public void A_call_has_its_first_and_its_last_day()
    {
        var round = Summary();

        Assert.Equal([Opens, round.CallCloses()], FeedEntries.Call(round).Select(e => e.First));
        Assert.All(FeedEntries.Call(round), e => Assert.Equal((e.First, $"/rounds/{round.Id}"), (e.Last, e.Path)));
    }

    [Fact]
    public void Officers_have_a_day_and_administrators_a_window_for_each_stage_that_closes_on_a_day()
    {
        var round = Summary();
        var closing = round.Stages.Where(s => s.Closes is not null).ToList();

        Assert.Equal(closing.Select(s => s.Closes!.Value), FeedEntries.Deadlines(round, Named).Select(e => e.First));
        var windows = FeedEntries.Windows(round, Named).ToList();
        Assert.Equal(closing.Select(s => s.Closes!.Value), windows.Select(e => e.Last));
        Assert.Equal(Opens, windows[0].First);
        Assert.All(windows.Skip(1).Zip(windows), pair => Assert.True(pair.First.First > pair.Second.Last));
    }

    [Fact]
    public void What_is_over_stays_some_weeks_and_what_was_cancelled_does_not()
    {
        var round = Summary();
        var last = round.Stages.LastDay;
        var announced = round with { Standing = RoundStanding.Announced };

        Assert.Single(FeedEntries.Shown([announced], last.AddDays(FeedEntries.DaysKept)));
        Assert.Empty(FeedEntries.Shown([announced], last.AddDays(FeedEntries.DaysKept + 1)));
        Assert.Single(FeedEntries.Shown([round], last.AddDays(1000)));
        Assert.Empty(FeedEntries.Shown([round with { Standing = RoundStanding.Cancelled }], Opens));
    }

    [Fact]
    public void A_thing_of_another_pass_is_another_and_one_that_moves_is_the_same()
    {
        var round = Summary();
        var stage = round.Stages.Of(CollegeStages.Review);
        var date = new StageDate("sign", new("签署", "Sign"), new(2026, 6, 1), "/review");

        Assert.Equal(
            FeedEntries.Of(round, stage, date).Key,
            FeedEntries.Of(round, stage with { Closes = new(2027, 1, 1) }, date with { Day = new(2026, 7, 1) }).Key);
        Assert.NotEqual(FeedEntries.Of(round, stage, date).Key, FeedEntries.Of(round, stage with { Pass = 2 }, date).Key);
        Assert.Null(FeedEntries.Of(round, stage, "a", new StageTask(date.What, date.What, "/apply", null)));
    }

    private static Bilingual Named(PlannedStage stage) => Bilingual.Same(stage.Id.Id);

    private static RoundSummary Summary() => new(
        "colleges-2026-1", new("特色学院", "Colleges"), "colleges", 2026, 1, CollegeStages.Call, CollegeStages.Plan(Opens), Opens, "1",
        null);
}
