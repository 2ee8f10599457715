namespace Funding.Workflows.Stages.Call;

internal sealed class CallKind(ITableStore tables, StateCounts counts, CallActs acts)
    : StageKind<CallSettings, CallFacts>(new CallDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(CallStage.RestoreDrafts, acts.RestoreDraftsAsync),
        ActRun.Of(CallStage.Close, acts.CloseAsync),
    ];

    public override async Task<CallFacts> LookAsync(StageView at, CancellationToken cancellation) => new(
        at.Round.CallReopenedAt is not null && await tables.AnyAsync(
            RoundKeys.Partition(at.Round.Id), RoundKeys.StatePrefix(ApplicationState.Lapsed), cancellation));

    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        (await counts.ReadAsync(at.Round.Id, cancellation)).In(ApplicationState.Draft) is > 0 and var drafts
            ? [new(Texts.Of("waits.drafts", StageTexts.Number(drafts)),
                Paths.Of(Paths.OfficeApplications, at.Round.Id, ApplicationState.Draft))]
            : [];

    public override IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, CancellationToken cancellation) => change.Find(Kind) is null
        ? AsyncEnumerable.Empty<RoundPart>()
        : tables.EnumerateAsync<Application>(RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.Applications), cancellation)
            .SelectMany(a => a.Value.Editors
                .Select(RoundPart (e) => new ApplicantPart(e, ApplicationCommands.NameOf(a.Value), a.Value.State))
                .ToAsyncEnumerable());

    public override StageConcern Tell(Round round, Concern concern) => new(
        Texts.Of(concern.Kind == ConcernKind.Draft ? "concern.draft" : "concern.submission", concern.About!),
        RoundMail.DeskLink(LinkPurpose.Apply, round.Id, round.CloseOf(Kind)));

    /// <summary>A withdrawn one may be taken up again until the close.</summary>
    public override IAsyncEnumerable<SubjectKey> SubjectsAsync(Round round, PlannedStage stage, CancellationToken cancellation) =>
        tables.EnumerateAsync(
            RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.StatePrefix(ApplicationState.Withdrawn)), cancellation)
            .Select(row => new ApplicationKey(
                round.Id, row.Key[RoundKeys.StatePrefix(ApplicationState.Withdrawn).Length..]).Subject);

    /// <summary>Whoever applied, once for each application that has not ended.</summary>
    public override IAsyncEnumerable<WoundUp> WindUpAsync(Round round, PlannedStage stage, CancellationToken cancellation) =>
        tables.EnumerateAsync<Application>(RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.Applications), cancellation)
            .Select(a => a.Value)
            .Where(a => a.State is not (ApplicationState.Withdrawn or ApplicationState.Lapsed))
            .Select(a => new WoundUp(a.Editors[0], new ApplicationKey(round.Id, a.Id).Subject));

    public override StageStep Next(CallSettings settings, CallFacts facts, StageMoment moment) => CallStage.Next(facts, moment);

    public override Withdrawing Withdraw(WithdrawalCase asked) => CallStage.Withdraw(asked);
}
