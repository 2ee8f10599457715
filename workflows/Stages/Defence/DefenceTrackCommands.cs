namespace Funding.Workflows.Stages.Defence;

/// <summary>The day itself: an officer notes who arrived, is in the room, was heard or did not come, and decides on who did not.</summary>
public sealed class DefenceTrackCommands(
    ITableStore tables, RoundStore rounds, DefenceStore defence, ApplicationStore applications, ConflictDeclarations conflicts,
    ReviewAccess access, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>A step of one session, on or back.</summary>
    /// <exception cref="RefusedException">
    /// No such session, not its day yet, no step from where it is, somebody else is in the room, or a conflict of the officer's.
    /// </exception>
    public Task<DefenceSession> StepAsync(
        Actor actor, string roundId, string caseId, DefenceState to, CancellationToken cancellation = default) => TryAsync(async () =>
    {
        var (storedRound, stage, stored) = await OpenAsync(actor, roundId, caseId, cancellation);
        var (round, before, now) = (storedRound.Value, stored.Value, clock.GetUtcNow());
        if (before.State == to)
            return before;
        if (!DefenceTracking.StepsFrom(before.State).Contains(to))
            throw new RefusedException(DefenceRefusals.Step());
        if (ShanghaiTime.DayOf(now) < before.Place.Day)
            throw new RefusedException(DefenceRefusals.TooEarly(before.Place.Day));
        if (to == DefenceState.InRoom && (await defence.SessionsAsync(round, stage, cancellation)).FirstOrDefault(s =>
            s.State == DefenceState.InRoom && s.Place.Day == before.Place.Day && s.Place.Room == before.Place.Room) is { } inside)
            throw new RefusedException(DefenceRefusals.Occupied(inside.Name));
        var after = DefenceTracking.Step(before, to, now);
        var commit = new Commit(RoundKeys.Partition(roundId))
            .Replace(stored, after)
            .Audit(AuditNote.By(actor, "defence-tracked", caseId, ("from", $"{before.State}"), ("to", $"{to}")));
        if (to == DefenceState.Heard)
            await HearAsync(commit, round, stage, after, cancellation);
        else if (before.State == DefenceState.Heard)
            await TakeBackAsync(commit, storedRound, stage, after, cancellation);
        await commits.SaveAsync(commit, cancellation);
        return after;
    }, cancellation);

    /// <summary>Who did not come is out of the round, with the reason, and is told.</summary>
    /// <exception cref="RefusedException">Not noted as absent, no reason, or a conflict of the officer's.</exception>
    public Task<DefenceSession> FailAsync(
        Actor actor, string roundId, string caseId, string? reason, CancellationToken cancellation = default) => TryAsync(async () =>
    {
        var (storedRound, stage, stored) = await OpenAsync(actor, roundId, caseId, cancellation);
        if (stored.Value.State != DefenceState.Absent)
            throw new RefusedException(DefenceRefusals.NotAbsent());
        var why = Reasons.Demand(reason);
        var application = await applications.GetAsync(roundId, caseId, cancellation);
        var open = await defence.OpenAsync(storedRound.Value, stage, caseId, cancellation)
            ?? throw new RefusedException(DefenceRefusals.NotFound(caseId));
        var failed = application.Value with { State = ApplicationState.NotSelected, Reason = why };
        var session = stored.Value with
        {
            State = DefenceState.Failed,
            Reason = why,
            DecidedBy = actor.PersonId,
            EndedAt = clock.GetUtcNow(),
        };
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(roundId))
                .Replace(stored, session)
                .Delete(open.Key, open.ETag)
                .ReplaceApplication(application, failed)
                .Audit(AuditNote.By(actor, "defence-failed", caseId, ("reason", why)).Moves(
                    failed.Desk, application.Value.State, failed.State))
                .MailOwn(storedRound.Value, DefenceMails.DefenceFailed, failed, Paths.OwnApplication, ("Reason", why))
                .WakeRound(roundId),
            cancellation);
        return session;
    }, cancellation);

    /// <summary>The case holds the stage up no longer; who sits on it and has written nothing is waited for.</summary>
    private async Task HearAsync(
        Commit commit, Round round, PlannedStage stage, DefenceSession session, CancellationToken cancellation)
    {
        if (await defence.OpenAsync(round, stage, session.CaseId, cancellation) is { } open)
            commit.Delete(open.Key, open.ETag);
        var written = (await defence.NotesAsync(round, stage, session.CaseId, cancellation)).Select(n => n.ExpertId).ToHashSet();
        foreach (var expert in session.Panel.Where(e => !written.Contains(e)))
        {
            if (await SitsAsync(round, session.CaseId, expert, cancellation))
                commit.Upsert(DefenceKeys.NoteDue(stage, expert, session.CaseId), session.CaseId);
        }

        commit.WakeRound(round.Id);
    }

    /// <summary>A seat may have been given up, or a conflict declared, since the plan was published.</summary>
    private async Task<bool> SitsAsync(Round round, string caseId, string expertId, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        return await tables.GetAsync<PoolExpert>(partition, RoundKeys.Expert(expertId), cancellation) is { Value: var expert }
            && await tables.GetAsync<ReviewSheet>(partition, RoundKeys.Sheet(expertId, caseId), cancellation) is { Value: var sheet }
            && access.MaySee(round, expert, sheet);
    }

    /// <summary>The round's row is taken along: it has left the stage, or sees that a case is open again.</summary>
    private async Task TakeBackAsync(
        Commit commit, Stored<Round> round, PlannedStage stage, DefenceSession session, CancellationToken cancellation)
    {
        commit.Replace(round, round.Value).Upsert(
            DefenceKeys.Open(stage, session.CaseId),
            new OpenDefence(session.CaseId, session.Subject, session.OrganisationName, session.Title));
        foreach (var expert in session.Panel)
        {
            if (await tables.GetAsync(commit.Partition, DefenceKeys.NoteDue(stage, expert, session.CaseId), cancellation) is { } due)
                commit.Delete(due.Key, due.ETag);
        }

        commit.WakeRound(round.Value.Id);
    }

    private async Task<(Stored<Round> Round, PlannedStage Stage, Stored<DefenceSession> Session)> OpenAsync(
        Actor actor, string roundId, string caseId, CancellationToken cancellation)
    {
        actor.Demand(Right.HoldDefence);
        var round = await rounds.GetAsync(roundId, cancellation);
        var stage = round.Value.DemandDefence();
        var session = await defence.SessionAsync(round.Value, stage, caseId, cancellation)
            ?? throw new RefusedException(DefenceRefusals.NotFound(caseId));
        var application = (await applications.GetAsync(roundId, caseId, cancellation)).Value;
        return await conflicts.HasWithAsync(actor.PersonId, application, cancellation)
            ? throw new RefusedException(DefenceRefusals.Conflict()) : (round, stage, session);
    }

    private static Task<T> TryAsync<T>(Func<Task<T>> attempt, CancellationToken cancellation) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, attempt, cancellation);
}
