namespace Funding.Workflows.Stages.Notice;

internal sealed class NoticeKind(NoticeActs acts, DueDays dueDays) : StageKind<NoticeSettings, NoticeFacts>(new NoticeDeclaration())
{
    public override StageScopes Scopes => StageScopes.Both;

    public override IReadOnlyList<ActRun> Acts => [ActRun.Nothing(NoticeStage.Close)];

    public override async Task<NoticeFacts> LookAsync(StageView at, CancellationToken cancellation)
    {
        var decision = await acts.DecideAsync(at.Round, cancellation);
        return new NoticeFacts(decision.MayAnnounce, decision.LooksAgainAt);
    }

    public override StageStep Next(NoticeSettings settings, NoticeFacts facts, StageMoment moment) => NoticeStage.Next(facts);

    public override Task<Round> EnterAsync(Round entering, CancellationToken cancellation) => acts.OpenAsync(entering, cancellation);

    public override Task FollowCalendarAsync(Round round, CancellationToken cancellation) => dueDays.NoticeAsync(round, cancellation);
}
