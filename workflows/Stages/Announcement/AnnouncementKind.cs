namespace Funding.Workflows.Stages.Announcement;

internal sealed class AnnouncementKind(AwardActs acts, DueDays dueDays)
    : StageKind<AnnouncementSettings, Nothing>(new AnnouncementDeclaration())
{
    public override IReadOnlyList<ActRun> Acts => [ActRun.Changing(AnnouncementStage.Announce, acts.AnnounceAsync)];

    public override Task<Nothing> LookAsync(StageView at, CancellationToken cancellation) => Task.FromResult(Nothing.Value);

    public override StageStep Next(AnnouncementSettings settings, Nothing facts, StageMoment moment) => AnnouncementStage.Next();

    public override Withdrawing Withdraw(WithdrawalCase asked) => AnnouncementStage.Withdraw(asked);

    /// <summary>An objection to an entry that is out already may still be open after the announcement.</summary>
    public override Task FollowCalendarAsync(Round round, CancellationToken cancellation) => dueDays.NoticeAsync(round, cancellation);
}
