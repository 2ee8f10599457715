namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>An officer decides where a protocol has a dissent, or where there is none when the stage's last day is over.</summary>
public sealed class VisitDecisionCommands(
    VisitStore visits, ApplicationStore applications, ConflictDeclarations conflicts, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 5;

    /// <param name="keep">The application goes on; otherwise it is out of the round, and its applicant is told.</param>
    /// <exception cref="RefusedException">There is nothing to decide, no reason, or a conflict of the officer's.</exception>
    public Task<Visit> DecideAsync(
        Actor actor, string roundId, string caseId, bool keep, string? reason, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (round, stage) = await visits.ArrangedByAsync(actor, roundId, cancellation);
            var stored = await visits.GetAsync(round, stage, caseId, cancellation);
            if (!MayDecide(stored.Value, stage, clock.GetUtcNow()))
                throw new RefusedException(SiteVisitRefusals.NothingToDecide());
            var why = Reasons.Demand(reason, "decision");
            var application = await applications.GetAsync(roundId, caseId, cancellation);
            if (await conflicts.HasWithAsync(actor.PersonId, application.Value, cancellation))
                throw new RefusedException(SiteVisitRefusals.Conflict());
            var visit = stored.Value with
            {
                State = keep ? VisitState.Kept : VisitState.Failed,
                Reason = why,
                DecidedBy = actor.PersonId,
                EndedAt = clock.GetUtcNow(),
                RemindOn = null,
            };
            var commit = new Commit(RoundKeys.Partition(roundId)).ReplaceVisit(stage, stored, visit).WakeRound(roundId);
            if (keep)
                commit.Audit(AuditNote.By(actor, "visit-kept", caseId, ("reason", why)));
            else
                commit.FailCase(actor, round, stage, application, visit);
            await commits.SaveAsync(commit, cancellation);
            return visit;
        }, cancellation);

    internal static bool MayDecide(Visit visit, PlannedStage stage, DateTimeOffset now) =>
        visit.State == VisitState.Undecided || (visit.State == VisitState.Open && !ShanghaiTime.IsInTime(now, stage.Closes!.Value));
}
