namespace Funding.Workflows.Stages.Announcement;

/// <summary>公布: certificates and letters go out at once, then the round has ended.</summary>
public static class AnnouncementStage
{
    public const string Kind = AnnouncementSettings.Kind;

    public static readonly StageAct Announce = StageAct.Leaving(nameof(Announce), seals: true);

    public static StageStep Next() => StageStep.Leave();

    /// <summary>What is being announced is not taken back.</summary>
    public static Withdrawing Withdraw(WithdrawalCase asked) => Withdrawing.Barred(WithdrawalBar.Announced);
}
