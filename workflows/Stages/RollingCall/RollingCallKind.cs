namespace Funding.Workflows.Stages.RollingCall;

internal sealed class RollingCallKind(
    OpenCases cases, CasePlaces places, CallApplicants applicants, DraftActs drafts, RollingCallActs acts, HolderActs invitations)
    : StageKind<RollingCallSettings, RollingCallFacts>(new RollingCallDeclaration())
{
    private MailTemplate[]? mails;

    public override IReadOnlyList<MailTemplate> Mails => mails ??=
        [Mail(Texts, "ReserveEnded", false, "RoundName", "ApplicationName", "ApplicationNumber")];

    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(RollingCallStage.InviteHoldersAllYear, invitations.InviteAsync),
        ActRun.Of(RollingCallStage.LapseDrafts, drafts.LapseAsync),
        ActRun.Of(RollingCallStage.EndReserve, (round, cancellation) => acts.EndReserveAsync(round, Mails[0], cancellation)),
        ActRun.Changing(RollingCallStage.Close, (round, _) => Task.FromResult(acts.Close(round))),
    ];

    /// <summary>Two queries of one row each: a case that goes on has its next row in the commit that takes the last one away.</summary>
    public override async Task<RollingCallFacts> LookAsync(StageView at, CancellationToken cancellation) => new(
        await cases.AnyAsync(at.Round.Id, cancellation), await places.AnyInReserveAsync(at.Round, cancellation),
        HolderActs.MomentOf(at.Round));

    public override StageStep Next(RollingCallSettings settings, RollingCallFacts facts, StageMoment moment) =>
        RollingCallStage.Next(facts, moment);

    public override Withdrawing Withdraw(WithdrawalCase asked) => RollingCallStage.Withdraw(asked);

    public override Task<StageLetter?> LetterAsync(LetterView at, CancellationToken cancellation) =>
        Task.FromResult<StageLetter?>(RollingCallLetter.Of(at, Texts));

    public override IAsyncEnumerable<Waited> WaitedAsync(StageView at, CancellationToken cancellation) =>
        applicants.WaitedAsync(at.Round, name => Texts.Of("waited.draft", name), cancellation);

    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        await applicants.DraftsAsync(at.Round.Id, cancellation) is ( > 0 and var open, var page)
            ? [new(Texts.Of("waits.drafts", Texts.Number(open)), page)]
            : [];

    /// <summary>Those who fill in an application: whose case goes on has nothing to do with the call any more.</summary>
    public override IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, CancellationToken cancellation) =>
        applicants.PartsAsync(round, stage, change, cancellation)
            .Where(part => part is ApplicantPart { State: ApplicationState.Draft });

    public override StageConcern Tell(Round round, Concern concern) => AskedParties.Tell(round, concern) ?? new(
        Texts.Of("concern.draft", concern.About!), RoundMail.DeskLink(LinkPurpose.Apply, round.Id, round.CallCloses()));

    public override IAsyncEnumerable<SubjectKey> SubjectsAsync(Round round, PlannedStage stage, CancellationToken cancellation) =>
        applicants.SubjectsAsync(round, cancellation);

    public override IAsyncEnumerable<WoundUp> WindUpAsync(Round round, PlannedStage stage, CancellationToken cancellation) =>
        applicants.WindUpAsync(round, cancellation);
}
