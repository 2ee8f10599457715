namespace Funding.Workflows.Stages.Call;

internal sealed class CallKind(ITableStore tables, CallApplicants applicants, DraftActs drafts, HolderActs invitations)
    : StageKind<CallSettings, CallFacts>(new CallDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(CallStage.InviteHolders, invitations.InviteAsync),
        ActRun.Of(CallStage.RestoreDrafts, drafts.RestoreAsync),
        ActRun.Of(CallStage.Close, drafts.LapseAsync),
    ];

    public override async Task<CallFacts> LookAsync(StageView at, CancellationToken cancellation) => new(
        at.Round.CallReopenedAt is not null && await tables.AnyAsync(
            RoundKeys.Partition(at.Round.Id), RoundKeys.StatePrefix(ApplicationState.Lapsed), cancellation),
        HolderActs.MomentOf(at.Round));

    public override Task<StageLetter?> LetterAsync(LetterView at, CancellationToken cancellation) =>
        Task.FromResult<StageLetter?>(CallLetter.Of(at, Texts));

    public override IAsyncEnumerable<Waited> WaitedAsync(StageView at, CancellationToken cancellation) =>
        applicants.WaitedAsync(at.Round, name => Texts.Of("waited.draft", name), cancellation);

    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        await applicants.DraftsAsync(at.Round.Id, cancellation) is ( > 0 and var open, var page)
            ? [new(Texts.Of("waits.drafts", Texts.Number(open)), page)]
            : [];

    public override IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, CancellationToken cancellation) =>
        applicants.PartsAsync(round, stage, change, cancellation);

    public override StageConcern Tell(Round round, Concern concern) => AskedParties.Tell(round, concern) ?? new(
        Texts.Of(concern.Kind == ConcernKind.Draft ? "concern.draft" : "concern.submission", concern.About!),
        RoundMail.DeskLink(LinkPurpose.Apply, round.Id, round.CallCloses()));

    public override IAsyncEnumerable<SubjectKey> SubjectsAsync(Round round, PlannedStage stage, CancellationToken cancellation) =>
        applicants.SubjectsAsync(round, cancellation);

    public override IAsyncEnumerable<WoundUp> WindUpAsync(Round round, PlannedStage stage, CancellationToken cancellation) =>
        applicants.WindUpAsync(round, cancellation);

    public override StageStep Next(CallSettings settings, CallFacts facts, StageMoment moment) => CallStage.Next(facts, moment);

    public override Withdrawing Withdraw(WithdrawalCase asked) => CallStage.Withdraw(asked);
}
