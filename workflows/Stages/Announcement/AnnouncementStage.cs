namespace Funding.Workflows.Stages.Announcement;

/// <param name="LacksSince">Since when it waits for money that is not there; null where none is missing.</param>
/// <param name="Reserved">The awards' money is reserved, or they get none.</param>
public sealed record AnnouncementFacts(DateTimeOffset? LacksSince, bool Reserved)
{
    public static readonly AnnouncementFacts WithoutMoney = new(null, true);
}

/// <summary>公布: certificates and letters go out at once, money first, then the round has ended.</summary>
public static class AnnouncementStage
{
    public const string Kind = AnnouncementSettings.Kind;

    public static readonly StageAct Announce = StageAct.Leaving(nameof(Announce), seals: true);

    public static readonly StageAct RemindMoneyToAward = new(nameof(RemindMoneyToAward), Cadence.Daily);
    public static readonly StageAct ReserveAwards = new(nameof(ReserveAwards), Cadence.WhileDue);

    public static StageStep Next(AnnouncementFacts facts, StageMoment moment) =>
        facts.LacksSince is { } lacks
            ? new StageSchedule(moment).From(RemindMoneyToAward, ShanghaiTime.StartOf(ShanghaiTime.DayOf(lacks).AddDays(1))).Step()
            : facts.Reserved ? StageStep.Leave()
            : StageStep.Do(ReserveAwards);

    /// <summary>What is being announced is not taken back.</summary>
    public static Withdrawing Withdraw(WithdrawalCase asked) => Withdrawing.Barred(WithdrawalBar.Announced);
}
