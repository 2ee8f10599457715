using static Funding.Tests.Support.Rounds.CollegeStages;

namespace Funding.Workflows.Tests.Rounds;

public sealed class CallReopeningTests
{
    private static readonly WorkingCalendar Calendar = ShippedCatalogue.Catalogue.WorkingCalendar;

    // Closes on Thursday 2 April 2026; 清明 is 4 to 6 April.
    private static readonly StagePlan Shipped = Plan(new(2026, 3, 4));

    private sealed record Round(StageKey Stage, StagePlan Stages, RoundStanding Standing = RoundStanding.Running) : IStaged;

    private static ReopeningProblem? At(string local, IStaged? round = null, int days = 3) =>
        CallReopening.Problem(
            round ?? new Round(Recommendation, Shipped),
            CallSettings.Of(ShippedCatalogue.Colleges) with { ReopenWorkingDays = days },
            Calendar,
            DateTimeOffset.Parse(local + "+08:00"));

    [Fact]
    public void The_closed_call_may_be_opened_again_until_the_end_of_the_third_working_day()
    {
        Assert.Equal(new(2026, 4, 2), Shipped.CloseOf(Call));
        Assert.Equal(new(2026, 4, 8), CallReopening.LastDay(Shipped, CallSettings.Of(ShippedCatalogue.Colleges), Calendar));
        Assert.Null(At("2026-04-03T00:10"));
        Assert.Null(At("2026-04-08T23:59:59.999"));
        Assert.Equal(ReopeningProblem.TooLate, At("2026-04-09T00:00"));
    }

    [Fact]
    public void A_later_stage_keeps_it_closed()
    {
        foreach (var stage in All.Except([Recommendation]))
        {
            Assert.Equal(ReopeningProblem.StageOver, At("2026-04-03T09:00", new Round(stage, Shipped)));
        }

        Assert.Equal(ReopeningProblem.StageOver, At("2026-04-03T09:00", new Round(Recommendation, Shipped, RoundStanding.Cancelled)));
    }

    [Fact]
    public void A_programme_may_open_no_call_again() => Assert.Equal(ReopeningProblem.StageOver, At("2026-04-03T00:10", days: 0));
}
