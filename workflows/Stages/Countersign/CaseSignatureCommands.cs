namespace Funding.Workflows.Stages.Countersign;

/// <summary>Where each case goes its own way, who answers for a department signs case by case.</summary>
public sealed class CaseSignatureCommands(CountersignStore store, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Confirms a case, with the figure where one is asked for.</summary>
    /// <param name="typed">The last four characters of the case's number.</param>
    /// <exception cref="RefusedException">Not the actor's, not open, signed already, not confirmed, or a figure that is none.</exception>
    public Task ConfirmAsync(
        Actor actor, string roundId, string department, string caseId, string? figure, string? typed,
        CancellationToken cancellation = default) => SignAsync(actor, roundId, department, caseId, at =>
        {
            TypedConfirmation.Demand(typed, caseId);
            return at.Desk.Department.Figure is null
                ? null
                : new CaseStatement(
                    department, caseId, null,
                    StatedFigure.Read(at.Desk.Department, figure, "figure")
                        ?? throw new RefusedException(CountersignRefusals.FiguresMissing(1, caseId)));
        }, cancellation);

    /// <summary>Objects to a case.</summary>
    /// <exception cref="RefusedException">As for a confirmation, or no reason.</exception>
    public Task ObjectAsync(
        Actor actor, string roundId, string department, string caseId, string? reason, CancellationToken cancellation = default) =>
        SignAsync(
            actor, roundId, department, caseId, _ => new CaseStatement(department, caseId, Reasons.Demand(reason), null), cancellation);

    private Task SignAsync(
        Actor actor, string roundId, string department, string caseId, Func<DepartmentCase, CaseStatement?> say,
        CancellationToken cancellation) => Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var at = await store.OpenAsync(actor, roundId, department, caseId, cancellation);
            if (at.Signed is not null)
            {
                throw new RefusedException(CountersignRefusals.Signed());
            }

            if (at.Row is not { } row || at.LastDay is not { } day)
            {
                throw new RefusedException(CountersignRefusals.NotOpen());
            }

            if (!CountersignStage.TakesAnswers(at.Desk.Settings, day, clock.GetUtcNow()))
            {
                throw new RefusedException(CountersignRefusals.Closed());
            }

            var (said, now) = (say(at), clock.GetUtcNow());
            var objects = said?.Objection is not null;
            var code = CountersignCode.Of(CountersignCode.About(roundId, at.Stage), department, [caseId], said is null ? [] : [said]);
            var answer = new DepartmentAnswer(department, actor.PersonId, now, code, 1, objects ? 1 : 0, TakenUp: true);

            // The case's row is taken along: a signature is either seen by the case's leaving, or refused.
            var commit = new Commit(RoundKeys.Partition(roundId)).Replace(row, row.Value);
            commit.Put(CountersignKeys.State(at.Stage, caseId), at.State, (at.State?.Value ?? CountersignState.None).With(answer));
            if (said is not null)
            {
                commit.Upsert(CountersignKeys.Statement(at.Stage, department, caseId), said);
            }

            if (objects && at.Desk.Settings.Objections == ObjectionRule.Decided)
            {
                commit.Upsert(CountersignKeys.Undecided(at.Stage, caseId), new UndecidedCase(caseId, now))
                    .Upsert(CountersignKeys.Tell(at.Stage.Id), now)
                    .FollowAgain(CountersignLetterSubject.KeyOf(roundId, at.Stage.Id));
            }

            await commits.SaveAsync(
                commit
                    .Audit(AuditNote.By(
                        actor, objects ? "case-objected" : "case-countersigned", caseId, ("department", department), ("code", code)))
                    .Wake(new CaseKey(roundId, at.Stage.Id, caseId).Subject),
                cancellation);
        }, cancellation);
}
