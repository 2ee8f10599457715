namespace Funding.Workflows.Stages.SiteVisit;

/// <param name="Open">A visit holds the stage up.</param>
/// <param name="Unplanned">One has no appointment.</param>
/// <param name="RemindOn">The next day on which visitors are reminded of a protocol; null for none.</param>
public sealed record VisitFacts(bool Open, bool Unplanned, DateOnly? RemindOn);

/// <summary>现场考察: officers make the appointments, visitors sign protocols; it ends when no visit is open.</summary>
public static class SiteVisitStage
{
    public const string Kind = SiteVisitSettings.Kind;

    public static readonly StageAct RemindVisitPlan = new(nameof(RemindVisitPlan), Cadence.EachDeadline);
    public static readonly StageAct RemindVisitors = new(nameof(RemindVisitors), Cadence.WhileDue);
    public static readonly StageAct EscalateVisits = new(nameof(EscalateVisits), Cadence.Daily);
    public static readonly StageAct Close = StageAct.Leaving("CloseSiteVisits");

    public static StageStep Next(SiteVisitSettings settings, VisitFacts facts, StageMoment moment)
    {
        if (!facts.Open)
        {
            return StageStep.Leave();
        }

        var (last, close) = (moment.LastDay, ShanghaiTime.CloseOf(moment.LastDay));
        var schedule = new StageSchedule(moment);
        if (facts.RemindOn is { } day)
        {
            schedule.From(RemindVisitors, ShanghaiTime.StartOf(day));
        }

        if (facts.Unplanned)
        {
            schedule.Between(RemindVisitPlan, ShanghaiTime.StartOf(last.AddDays(-settings.WorkingDays / 2)), close, last);
        }

        return schedule.From(EscalateVisits, close).Step();
    }

    /// <summary>What a withdrawal does while the round is in this stage: visitors and panel are told.</summary>
    public static Withdrawing Withdraw(WithdrawalCase asked) => asked.State == ApplicationState.Eligible
        ? Withdrawing.With(WithdrawalEffect.EndsReviews)
        : Withdrawing.Barred(WithdrawalBar.Over);
}
