namespace Funding.Workflows.Stages.Defence;

/// <summary>
/// An officer gives one session another place. Every such change replaces the plan's row in its commit, so of two at once the second is
/// looked at again.
/// </summary>
public sealed class DefenceMoveCommands(
    DefenceStore defence, ApplicationStore applications, ConflictDeclarations conflicts, CommitWriter commits,
    TimeProvider clock)
{
    private const int Tries = 3;

    /// <summary>
    /// Gives one session another place, of a draft or of a published plan; there an absent applicant gets a new session, and whom it
    /// concerns is told.
    /// </summary>
    /// <exception cref="RefusedException">No such session, it is over, or it clashes with something, which is named.</exception>
    public Task MoveAsync(
        Actor actor, string roundId, string caseId, DefencePlace place, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(
            Tries, StorageRefusals.ChangedMeanwhile, () => TryAsync(actor, roundId, caseId, place, cancellation), cancellation);

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    private async Task TryAsync(Actor actor, string roundId, string caseId, DefencePlace place, CancellationToken cancellation)
    {
        var (round, stage) = await defence.HeldByAsync(actor, roundId, cancellation);
        var plan = await defence.PlanAsync(round, stage, cancellation) ?? throw new RefusedException(DefenceRefusals.NoPlan());
        if (place.Begins <= clock.GetUtcNow())
            throw new RefusedException(DefenceRefusals.Past());
        var commit = new Commit(RoundKeys.Partition(roundId))
            .Replace(plan, plan.Value with { Changes = plan.Value.Changes + 1 })
            .Audit(AuditNote.By(
                actor, "defence-moved", caseId, ("day", $"{place.Day:yyyy-MM-dd}"), ("from", $"{place.From:HH\\:mm}"),
                ("room", $"{place.Room}")));
        await (plan.Value.PublishedAt is null
            ? MoveDraftAsync(commit, round, stage, plan.Value, caseId, place, cancellation)
            : MoveSessionAsync(commit, actor, round, stage, plan.Value, caseId, place, cancellation));
        await commits.SaveAsync(commit, cancellation);
    }

    private async Task MoveDraftAsync(
        Commit commit, Round round, PlannedStage stage, DefencePlan plan, string caseId, DefencePlace place, CancellationToken cancellation)
    {
        var draft = await defence.DraftAsync(round, stage, cancellation) ?? throw new RefusedException(DefenceRefusals.NoPlan());
        var inputs = await defence.InputsAsync(round, stage, Today.AddDays(1), plan.Rooms.Count, cancellation);
        var standing = draft.Value.Standing(inputs);
        if (standing.All(s => s.CaseId != caseId))
            throw new RefusedException(DefenceRefusals.NotFound(caseId));
        var moved = new PlannedSession(caseId, place, inputs.Cases.First(c => c.Id == caseId).Panel);
        if (DefenceCheck.FaultsOf(inputs, moved, standing) is { Count: > 0 } faults)
            throw (await defence.NamesAsync(round, stage, cancellation)).Refuse(faults, "place");
        commit.Replace(draft, draft.Value with { Sessions = [.. standing.Select(s => s.CaseId == caseId ? moved : s)] });
    }

    private async Task MoveSessionAsync(
        Commit commit, Actor actor, Round round, PlannedStage stage, DefencePlan plan, string caseId, DefencePlace place,
        CancellationToken cancellation)
    {
        if (plan.ToldAt is null)
            throw new RefusedException(DefenceRefusals.BeingTold());
        var stored = await defence.SessionAsync(round, stage, caseId, cancellation)
            ?? throw new RefusedException(DefenceRefusals.NotFound(caseId));
        if (!DefenceTracking.MayMove(stored.Value.State))
            throw new RefusedException(DefenceRefusals.NotMovable());
        await DemandNoConflictAsync(actor, round, caseId, cancellation);
        var (inputs, others) = await AmongAsync(round, stage, plan, stored.Value, cancellation);
        var moved = new PlannedSession(caseId, place, inputs.Cases[0].Panel);
        if (DefenceCheck.FaultsOf(inputs, moved, others) is { Count: > 0 } faults)
            throw (await defence.NamesAsync(round, stage, cancellation)).Refuse(faults, "place");
        var session = DefenceTracking.Step(stored.Value, DefenceState.Waiting, clock.GetUtcNow());
        commit.Replace(stored, session with { Place = place, Panel = moved.Panel, Moves = session.Moves + 1 })
            .UpsertOnce(
                DefenceKeys.Untold(stage, caseId),
                await defence.UntoldAsync(round, stage, caseId, cancellation) ?? new UntoldMove(caseId, stored.Value.Place))
            .WakeRound(round.Id);
    }

    /// <summary>One session among those that stand, as they are stored: only the one is looked at.</summary>
    internal async Task<(DefenceInputs Inputs, IReadOnlyList<PlannedSession> Others)> AmongAsync(
        Round round, PlannedStage stage, DefencePlan plan, DefenceSession one, CancellationToken cancellation)
    {
        var others = (await defence.SessionsAsync(round, stage, cancellation))
            .Where(s => s.CaseId != one.CaseId && DefenceTracking.Stands(s.State)).ToList();
        var inputs = await defence.InputsAsync(round, stage, Today, plan.Rooms.Count, cancellation);
        var fresh = inputs.Cases.FirstOrDefault(c => c.Id == one.CaseId)
            ?? throw new RefusedException(DefenceRefusals.NotFound(one.CaseId));
        return (
            inputs with
            {
                Cases = [fresh, .. others.Select(s => new DefenceCase(s.CaseId, s.Subject, s.Panel, new HashSet<string>()))],
            },
            [.. others.Select(s => s.Planned)]);
    }

    private async Task DemandNoConflictAsync(Actor actor, Round round, string caseId, CancellationToken cancellation)
    {
        var application = (await applications.GetAsync(round.Id, caseId, cancellation)).Value;
        if (await conflicts.HasWithAsync(actor.PersonId, application, cancellation))
            throw new RefusedException(DefenceRefusals.Conflict());
    }
}
