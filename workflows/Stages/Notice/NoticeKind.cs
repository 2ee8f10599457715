namespace Funding.Workflows.Stages.Notice;

internal sealed class NoticeKind(ITableStore tables, NoticeActs acts, DueDays dueDays)
    : StageKind<NoticeSettings, NoticeFacts>(new NoticeDeclaration())
{
    public override IReadOnlyList<ActRun> Acts => [ActRun.Nothing(NoticeStage.Close)];

    public override async Task<NoticeFacts> LookAsync(StageView at, CancellationToken cancellation)
    {
        var decision = await acts.DecideAsync(at.Round, cancellation);
        return new NoticeFacts(decision.MayAnnounce, decision.LooksAgainAt);
    }

    public override StageStep Next(NoticeSettings settings, NoticeFacts facts, StageMoment moment) => NoticeStage.Next(facts);

    public override Task<Round> EnterAsync(Round entering, CancellationToken cancellation) => acts.OpenAsync(entering, cancellation);

    public override IAsyncEnumerable<WoundUp> WindUpAsync(Round round, PlannedStage stage, CancellationToken cancellation) =>
        tables.EnumerateAsync(RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.OpenObjections), cancellation)
            .Select(row => new WoundUp(null, new ObjectionKey(round.Id, row.Key[RoundKeys.OpenObjections.Length..]).Subject));

    public override Task FollowCalendarAsync(Round round, CancellationToken cancellation) => dueDays.NoticeAsync(round, cancellation);
}
