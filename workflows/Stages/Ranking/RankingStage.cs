namespace Funding.Workflows.Stages.Ranking;

/// <param name="HeldSince">Since when a returned ranking waits for an administrator's word; null when none does.</param>
public sealed record RankingFacts(DateTimeOffset? HeldSince);

/// <summary>综合排序: the applications are ranked at once, a returned ranking when it is released.</summary>
public static class RankingStage
{
    public const string Kind = RankingSettings.Kind;

    public static readonly StageAct RemindReturnedRanking = new(nameof(RemindReturnedRanking), Cadence.Daily);
    public static readonly StageAct RankApplications = StageAct.Leaving(nameof(RankApplications));

    public static StageStep Next(RankingFacts facts, StageMoment moment) => facts.HeldSince is { } held
        ? new StageSchedule(moment)
            .From(RemindReturnedRanking, ShanghaiTime.StartOf(ShanghaiTime.DayOf(held).AddDays(1)))
            .Step()
        : StageStep.Leave();

    /// <inheritdoc cref="Withdrawing.OfEligible"/>
    public static Withdrawing Withdraw(WithdrawalCase asked) => Withdrawing.OfEligible(asked);
}
