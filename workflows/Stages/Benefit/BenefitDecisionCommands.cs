namespace Funding.Workflows.Stages.Benefit;

/// <summary>An officer grants a claim by its sheet or turns it down; above an amount another one confirms.</summary>
public sealed class BenefitDecisionCommands(
    RoundStore rounds, ApplicationStore applications, OpenCases open, BenefitSheetQueries sheets, BenefitStore benefits,
    BenefitMoneyActs money, ConflictDeclarations conflicts, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 5;

    /// <exception cref="RefusedException">
    /// Not open, decided on, no reason, a conflict, the ledger does not take it, or its budget line has too little.
    /// </exception>
    public Task DecideAsync(
        Actor actor, string roundId, string caseId, bool grant, string? reason, CancellationToken cancellation = default) =>
        DecideAsync(actor, roundId, caseId, grant, new Dictionary<string, string>(), reason, cancellation);

    /// <param name="verified">What the officer states by the evidence, by field; not looked at where nothing is granted.</param>
    /// <exception cref="RefusedException">As without it, or something to verify was not stated.</exception>
    public Task DecideAsync(
        Actor actor, string roundId, string caseId, bool grant, IReadOnlyDictionary<string, string> verified, string? reason,
        CancellationToken cancellation = default) =>
        ActAsync(actor, roundId, caseId, async (at, decision) =>
        {
            if (decision is not null) throw new RefusedException(BenefitStageRefusals.Decided());
            var why = Reasons.Demand(reason);
            var stated = grant ? await StatedAsync(at, verified, cancellation) : null;
            var amount = grant ? (await WorkOutAsync(at, stated, cancellation)).Sheet.Amount : Yuan.Zero;
            var made = new BenefitDecision(grant, amount, why, actor.PersonId, clock.GetUtcNow()) { Verified = stated };
            await ReserveAsync(at, made, cancellation);
            return (
                made,
                AuditNote.By(actor, grant ? "benefit-granted" : "benefit-refused", caseId, ("amount", $"{amount}"), ("reason", why)));
        }, cancellation);

    /// <param name="typed">The amount, as it was granted.</param>
    /// <exception cref="RefusedException">
    /// Nothing awaits it, it is the actor's own decision, another amount was typed, or its budget line has too little.
    /// </exception>
    public Task ConfirmAsync(Actor actor, string roundId, string caseId, string? typed, CancellationToken cancellation = default) =>
        ActAsync(actor, roundId, caseId, async (at, decision) =>
        {
            if (decision is null || !BenefitStage.AwaitsSecond(at.Settings, decision.Value))
                throw new RefusedException(BenefitStageRefusals.NothingToConfirm());
            if (decision.Value.By == actor.PersonId) throw new RefusedException(BenefitStageRefusals.OwnDecision());
            if (Yuan.Read(typed, "confirmation") != decision.Value.Amount)
                throw new RefusedException(BenefitStageRefusals.OtherAmount(decision.Value.Amount));
            var confirmed = decision.Value with { ConfirmedBy = actor.PersonId, ConfirmedAt = clock.GetUtcNow() };
            await ReserveAsync(at, confirmed, cancellation);
            return (confirmed, AuditNote.By(actor, "benefit-confirmed", caseId, ("amount", $"{decision.Value.Amount}")));
        }, cancellation);

    /// <exception cref="RefusedException">The claim names no line, or something was not stated.</exception>
    private async Task<IReadOnlyDictionary<string, decimal>?> StatedAsync(
        DecidedCase at, IReadOnlyDictionary<string, string> typed, CancellationToken cancellation) => VerifiedNumbers.Read(
            at.Settings.LineOf(await applications.ReadSubmittedAsync(at.Application, cancellation))
                ?? throw new RefusedException(BenefitStageRefusals.NoLine()),
            at.Programme, typed);

    /// <summary>Money first: what a budget line pays of a claim is reserved there before the decision that grants it.</summary>
    /// <exception cref="RefusedException">The budget line has too little.</exception>
    private async Task ReserveAsync(DecidedCase at, BenefitDecision decision, CancellationToken cancellation)
    {
        if (!decision.Granted || BenefitStage.AwaitsSecond(at.Settings, decision)) return;
        var (line, year, sheet) = await WorkOutAsync(at, decision.Verified, cancellation);
        if (BenefitMoneyActs.Of(at.Round, at.Application, line, year, sheet.Amount) is { } claim
            && await money.ReserveAsync(claim, cancellation) is { } lack)
            throw new RefusedException(BenefitStageRefusals.NoMoney(lack));
    }

    private Task<(BenefitLine Line, int Year, BenefitSheet Sheet)> WorkOutAsync(
        DecidedCase at, IReadOnlyDictionary<string, decimal>? verified, CancellationToken cancellation) =>
        benefits.KeepAsync(sheets, at.Programme, at.Application, verified, cancellation);

    private Task ActAsync(
        Actor actor, string roundId, string caseId,
        Func<DecidedCase, Stored<BenefitDecision>?, Task<(BenefitDecision Decision, AuditNote Note)>> act, CancellationToken cancellation)
    {
        actor.Demand(Right.DecideEligibility);
        return Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var stored = await rounds.GetAsync(roundId, cancellation);
            var application = (await applications.GetAsync(roundId, caseId, cancellation)).Value;
            var round = stored.Value.For(application);
            if (!round.IsAt(BenefitStage.Kind) || round.Stages.Find(BenefitStage.Kind) is not { } stage)
                throw new RefusedException(BenefitStageRefusals.NotOpen());
            if (await conflicts.HasWithAsync(actor.PersonId, application, cancellation))
                throw new RefusedException(BenefitStageRefusals.OwnConflict());
            var programme = await rounds.GetProgrammeAsync(roundId, cancellation);
            var decision = await sheets.DecisionAsync(roundId, stage, caseId, cancellation);
            var done = await act(
                new(round, programme, programme.StageSettings<BenefitSettings>(BenefitStage.Kind), application), decision);
            var commit = new Commit(RoundKeys.Partition(roundId))
                .Put(BenefitSheetQueries.KeyOf(stage, caseId), decision, done.Decision)
                .Audit(done.Note)
                .Wake(new CaseKey(roundId, stage.Id, caseId).Subject);
            if (!await open.TakeAlongAsync(commit, stored, application, cancellation))
                throw new RefusedException(BenefitStageRefusals.NotOpen());
            await commits.SaveAsync(commit, cancellation);
        }, cancellation);
    }

    private sealed record DecidedCase(Round Round, Programme Programme, BenefitSettings Settings, Application Application);
}
