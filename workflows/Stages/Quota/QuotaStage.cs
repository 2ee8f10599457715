namespace Funding.Workflows.Stages.Quota;

/// <summary>推荐: each desk recommends within its limit until the end of the last day.</summary>
public static class QuotaStage
{
    public const string Kind = QuotaSettings.Kind;

    public static readonly StageAct RemindRecommenders = new(nameof(RemindRecommenders), Cadence.EachDeadline);
    public static readonly StageAct Close = StageAct.Leaving("CloseRecommendation", seals: true);

    public static StageStep Next(StageMoment moment)
    {
        var close = ShanghaiTime.CloseOf(moment.LastDay);
        return new StageSchedule(moment)
            .Between(RemindRecommenders, ShanghaiTime.StartOf(moment.LastDay.AddDays(-2)), close, moment.LastDay)
            .Leave(close);
    }

    /// <summary>What a withdrawal does while the round is in this stage.</summary>
    public static Withdrawing Withdraw(WithdrawalCase asked) => asked switch
    {
        { State: ApplicationState.Submitted } => Withdrawing.With(),
        { State: ApplicationState.Recommended } => Withdrawing.With(WithdrawalEffect.ReturnsDeskPlace),
        _ => Withdrawing.Barred(WithdrawalBar.Over),
    };
}
