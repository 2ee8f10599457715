namespace Funding.Workflows.Stages.Defence;

/// <summary>What a member of panels sees: own sessions, the applications behind them, own notes.</summary>
public sealed class PanelSessionQueries(
    ITableStore tables, RoundStore rounds, DefenceStore defence, ReviewAccess access, ApplicationStore applications)
{
    /// <summary>
    /// Sessions of cases whose seat the expert holds and with which they have no conflict by now: five transactions. Of any other nothing,
    /// not even a number.
    /// </summary>
    public async Task<IReadOnlyList<PanelLine>> OwnAsync(
        Actor actor, Round round, PlannedStage stage, CancellationToken cancellation = default)
    {
        var lines = new List<PanelLine>();
        foreach (var session in await SessionsAsync(actor, round, stage, cancellation))
            lines.Add(new(session, (await defence.NoteAsync(round, stage, session.CaseId, actor.PersonId, cancellation))?.Value));
        return lines;
    }

    /// <summary>Those of them that were not held yet: four transactions.</summary>
    public async Task<IReadOnlyList<DefenceSession>> AheadAsync(
        Actor actor, Round round, PlannedStage stage, CancellationToken cancellation = default) =>
        [.. (await SessionsAsync(actor, round, stage, cancellation)).Where(IsAhead)];

    /// <summary>How many those are and what is left of them: five transactions at most, one where nothing is published.</summary>
    /// <param name="notes">False reads no notes that are due: none is written any more.</param>
    /// <returns>Null where they have none.</returns>
    public async Task<PanelDesk?> DeskAsync(
        Actor actor, Round round, PlannedStage stage, bool notes, CancellationToken cancellation = default)
    {
        if ((await defence.PlanAsync(round, stage, cancellation))?.Value.PublishedAt is null)
            return null;
        var own = await SessionsAsync(actor, round, stage, cancellation);
        return own.Count == 0 ? null : new(
            own.Count,
            own.Count(IsAhead),
            notes ? (await defence.NotesDueOfAsync(round, stage, actor.PersonId, cancellation)).Count(id => own.Exists(s => s.CaseId == id))
                : 0);
    }

    /// <summary>One application with its answers and documents, without what is contact, and the own note on it.</summary>
    /// <exception cref="RefusedException">The same for one that is not there and for one that the actor may not open.</exception>
    public async Task<PanelView> ReadAsync(
        Actor actor, Round round, PlannedStage stage, string caseId, CancellationToken cancellation = default)
    {
        var opened = await access.OpenAsync(actor, round.Id, caseId, cancellation);
        if (await defence.SessionAsync(round, stage, opened.Sheet.Value.ApplicationId, cancellation) is not { Value: var session })
            throw new RefusedException(ReviewRefusals.NotFound(caseId));
        var application = (await applications.GetAsync(round.Id, caseId, cancellation)).Value;
        return new(
            new(session, (await defence.NoteAsync(round, stage, caseId, actor.PersonId, cancellation))?.Value),
            ScorersView.Of(
                await rounds.GetProgrammeAsync(round.Id, cancellation), application,
                await applications.ReadSubmittedAsync(application, cancellation)));
    }

    private static bool IsAhead(DefenceSession session) =>
        session.State is DefenceState.Waiting or DefenceState.Arrived or DefenceState.InRoom;

    private async Task<List<DefenceSession>> SessionsAsync(
        Actor actor, Round round, PlannedStage stage, CancellationToken cancellation)
    {
        actor.Demand(Right.ReviewApplication);
        var partition = RoundKeys.Partition(round.Id);
        if (await tables.GetAsync<PoolExpert>(partition, RoundKeys.Expert(actor.PersonId), cancellation) is not { Value: var expert })
            return [];
        var seats = await tables.EnumerateAsync<ReviewSheet>(
            partition, KeyRange.Prefix(RoundKeys.SheetPrefix(actor.PersonId)), cancellation)
            .Where(sheet => access.MaySee(round, expert, sheet.Value))
            .Select(sheet => sheet.Value.ApplicationId)
            .ToHashSetAsync(cancellationToken: cancellation);
        return
        [
            .. (await defence.SessionsAsync(round, stage, cancellation))
                .Where(s => seats.Contains(s.CaseId) && s.State is not (DefenceState.Failed or DefenceState.Withdrawn)),
        ];
    }
}

/// <param name="Note">What the reader wrote of it; null for nothing.</param>
public sealed record PanelLine(DefenceSession Session, DefenceNote? Note);

/// <param name="Sessions">Theirs, held or not.</param>
/// <param name="Ahead">Not held yet.</param>
/// <param name="Due">Heard, and without a note of theirs.</param>
public sealed record PanelDesk(int Sessions, int Ahead, int Due);

public sealed record PanelView(PanelLine Line, ScorersView Seen);
