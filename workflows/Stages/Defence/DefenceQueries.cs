namespace Funding.Workflows.Stages.Defence;

/// <summary>The office's and the applicants' view of the sessions.</summary>
public sealed class DefenceQueries(
    RoundStore rounds, DefenceStore defence, DefenceMoveCommands moves, ApplicationStore applications, TimeProvider clock)
{
    /// <summary>
    /// The plan as it stands, published or not: five transactions, and one more for each thousand sessions, open cases or experts.
    /// </summary>
    public async Task<DefenceOverview> ReadAsync(
        Actor actor, Round round, PlannedStage stage, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var plan = (await defence.PlanAsync(round, stage, cancellation))?.Value;
        var open = await defence.OpenAsync(round, stage, cancellation);
        var sessions = plan?.PublishedAt is null ? [] : await defence.SessionsAsync(round, stage, cancellation);
        var draft = plan is { ToldAt: null } ? (await defence.DraftAsync(round, stage, cancellation))?.Value : null;
        var pool = await defence.PoolAsync(round, cancellation);
        return new(
            plan,
            sessions.Count > 0 ? sessions : DraftOf(draft, open),
            open,
            (await defence.AwayAsync(round, stage, cancellation))?.Value.Items ?? [],
            pool,
            new DefenceNames(pool, open, sessions));
    }

    /// <summary>One session with the places that it could have, and the plan it is of.</summary>
    /// <exception cref="RefusedException">No plan, or no such session in it.</exception>
    public async Task<SessionView> SessionAsync(
        Actor actor, Round round, PlannedStage stage, string caseId, CancellationToken cancellation = default)
    {
        var all = await ReadAsync(actor, round, stage, cancellation);
        if (all.Plan is not { } plan || all.Sessions.FirstOrDefault(s => s.CaseId == caseId) is not { } session)
            throw new RefusedException(DefenceRefusals.NotFound(caseId));
        var free = !round.IsAt(DefenceStage.Kind) || !DefenceTracking.MayMove(session.State)
            ? [] : await PlacesAsync(round, stage, plan, all, session, cancellation);
        return new(all, session, free);
    }

    /// <summary>The session of an application of the actor's own, and how many are before it: four transactions.</summary>
    /// <exception cref="RefusedException">Another's application is as absent.</exception>
    public async Task<OwnSession> OwnAsync(
        Actor actor, Round round, PlannedStage stage, string caseId, CancellationToken cancellation = default)
    {
        var own = (await applications.GetOwnAsync(actor, round.Id, caseId, cancellation)).Value;
        var settings = DefenceSettings.Of(await rounds.GetProgrammeAsync(round.Id, cancellation));
        var plan = (await defence.PlanAsync(round, stage, cancellation))?.Value;
        var sessions = plan?.PublishedAt is null ? [] : await defence.SessionsAsync(round, stage, cancellation);
        var session = sessions.FirstOrDefault(s => s.CaseId == own.Id);
        return new(
            own, settings, plan, session, session is null ? 0 : DefenceTracking.Before(sessions, session),
            session?.Place.Day == ShanghaiTime.DayOf(clock.GetUtcNow()));
    }

    private async Task<IReadOnlyList<DefencePlace>> PlacesAsync(
        Round round, PlannedStage stage, DefencePlan plan, DefenceOverview all, DefenceSession session, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (inputs, others) = plan.PublishedAt is null
            ? (await defence.InputsAsync(round, stage, ShanghaiTime.DayOf(now).AddDays(1), plan.Rooms.Count, cancellation),
                (IReadOnlyList<PlannedSession>)[.. all.Sessions.Select(s => s.Planned)])
            : await moves.AmongAsync(round, stage, plan, session, cancellation);
        var panel = inputs.Cases.FirstOrDefault(c => c.Id == session.CaseId)?.Panel ?? [];
        return
        [
            .. DefenceCheck.PlacesFor(inputs, session.Planned with { Panel = panel }, others)
                .Where(place => place.Begins > now && place != session.Place),
        ];
    }

    private static IReadOnlyList<DefenceSession> DraftOf(DefenceDraft? draft, IReadOnlyList<OpenDefence> open)
    {
        var cases = open.ToDictionary(o => o.CaseId, StringComparer.Ordinal);
        return
        [
            .. (draft?.Sessions ?? []).Where(s => cases.ContainsKey(s.CaseId)).Select(s => new DefenceSession
            {
                CaseId = s.CaseId,
                Subject = cases[s.CaseId].Subject,
                OrganisationName = cases[s.CaseId].OrganisationName,
                Title = cases[s.CaseId].Title,
                Place = s.Place,
                Panel = s.Panel,
            }).OrderBy(s => s.Place.Begins).ThenBy(s => s.Place.Room),
        ];
    }
}

/// <param name="Sessions">By day, time and room; of a plan that is not published its draft.</param>
/// <param name="Open">Cases that are neither heard nor decided on.</param>
/// <param name="Away">Who cannot come when.</param>
public sealed record DefenceOverview(
    DefencePlan? Plan, IReadOnlyList<DefenceSession> Sessions, IReadOnlyList<OpenDefence> Open, IReadOnlyList<DefenceAway> Away,
    IReadOnlyList<PoolExpert> Pool, DefenceNames Names)
{
    public bool IsPublished => Plan?.PublishedAt is not null;

    public int In(params DefenceState[] states) => Sessions.Count(s => states.Contains(s.State));
}

/// <param name="Free">Places that it could have instead.</param>
public sealed record SessionView(DefenceOverview All, DefenceSession Session, IReadOnlyList<DefencePlace> Free);

/// <param name="Session">Null while nothing is published.</param>
/// <param name="Before">Sessions in the same room before it that are not over.</param>
/// <param name="Today">It is its day.</param>
public sealed record OwnSession(
    Application Application, DefenceSettings Settings, DefencePlan? Plan, DefenceSession? Session, int Before, bool Today);
