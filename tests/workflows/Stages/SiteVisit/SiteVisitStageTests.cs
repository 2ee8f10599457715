namespace Funding.Workflows.Tests.Stages.SiteVisit;

public sealed class SiteVisitStageTests
{
    private static readonly SiteVisitSettings Settings = VisitExamples.Settings();
    private static readonly DateOnly Last = new(2026, 7, 10);
    private static readonly DateTimeOffset Close = ShanghaiTime.CloseOf(Last);

    [Fact]
    public void It_leaves_when_no_visit_is_open() =>
        Assert.Equal(StageStep.NextStage, Next(new(false, false, null), Close.AddDays(-9)).Exit);

    [Fact]
    public void Visitors_are_reminded_from_the_day_on_as_long_as_a_row_says_so()
    {
        var due = new VisitFacts(true, false, new(2026, 7, 6));
        var day = ShanghaiTime.StartOf(new(2026, 7, 6));
        Assert.Equal(StageStep.WaitUntil(day), Next(due, day.AddTicks(-1)));
        Assert.Equal(StageStep.Do(SiteVisitStage.RemindVisitors), Next(due, day));
        Assert.Equal(StageStep.Do(SiteVisitStage.RemindVisitors), Next(due, Close.AddDays(3)));
    }

    [Fact]
    public void Appointments_that_are_not_there_at_half_time_are_reminded_of_once()
    {
        var open = new VisitFacts(true, true, null);
        var half = ShanghaiTime.StartOf(Last.AddDays(-5));
        Assert.Equal(StageStep.WaitUntil(half), Next(open, half.AddTicks(-1)));
        Assert.Equal(StageStep.Do(SiteVisitStage.RemindVisitPlan, Last), Next(open, half));
        Assert.Equal(StageStep.WaitUntil(Close), Next(open, half, $"RemindVisitPlan {Last:yyyy-MM-dd}"));
    }

    [Fact]
    public void An_open_visit_holds_it_up_beyond_its_last_day()
    {
        var open = new VisitFacts(true, false, null);
        Assert.Equal(StageStep.WaitUntil(Close), Next(open, Close.AddTicks(-1)));
        Assert.Equal(StageStep.Do(SiteVisitStage.EscalateVisits), Next(open, Close));
        Assert.Equal(
            StageStep.WaitUntil(Close.AddDays(1)), Next(open, Close.AddHours(3), $"EscalateVisits {Last.AddDays(1):yyyy-MM-dd}"));
    }

    private static StageStep Next(VisitFacts facts, DateTimeOffset now, params string[] done) =>
        SiteVisitStage.Next(Settings, facts, new StageMoment(now, Last, done.ToHashSet()));
}
