namespace Funding.Workflows.Stages.Ranking;

/// <param name="HeldSince">Since when a returned ranking waits for an administrator's word; null when none does.</param>
/// <param name="LacksSince">Since when it waits for money that is not there; null where none is missing.</param>
public sealed record RankingFacts(DateTimeOffset? HeldSince, DateTimeOffset? LacksSince = null);

/// <summary>
/// 综合排序: the applications are ranked at once, a returned ranking when it is released; where its money is missing, when that is there.
/// </summary>
public static class RankingStage
{
    public const string Kind = RankingSettings.Kind;

    public static readonly StageAct RemindReturnedRanking = new(nameof(RemindReturnedRanking), Cadence.Daily);
    public static readonly StageAct RemindMoneyToRank = new(nameof(RemindMoneyToRank), Cadence.Daily);
    public static readonly StageAct RankApplications = StageAct.Leaving(nameof(RankApplications));

    public static StageStep Next(RankingFacts facts, StageMoment moment) => facts switch
    {
        { HeldSince: { } held } => DailyAfter(RemindReturnedRanking, held, moment),
        { LacksSince: { } lacks } => DailyAfter(RemindMoneyToRank, lacks, moment),
        _ => StageStep.Leave(),
    };

    private static StageStep DailyAfter(StageAct act, DateTimeOffset since, StageMoment moment) =>
        new StageSchedule(moment).From(act, ShanghaiTime.StartOf(ShanghaiTime.DayOf(since).AddDays(1))).Step();

    /// <inheritdoc cref="Withdrawing.OfEligible"/>
    public static Withdrawing Withdraw(WithdrawalCase asked) => Withdrawing.OfEligible(asked);
}
