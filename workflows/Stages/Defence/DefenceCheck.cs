namespace Funding.Workflows.Stages.Defence;

public enum DefenceFaultKind
{
    /// <summary>No case that is to be heard.</summary>
    CaseUnknown,
    CaseTwice,
    CaseMissing,

    /// <summary>No day of the stage on which sessions can be.</summary>
    Day,

    /// <summary>Outside the hours, or across two of them.</summary>
    Hours,
    Length,

    /// <summary>There is no such room.</summary>
    Room,

    /// <summary>Two sessions in one room at once, or without the break between.</summary>
    RoomTwice,
    PersonTwice,
    SubjectTwice,

    /// <summary>Somebody sits on a case with which they have a conflict.</summary>
    Conflict,

    /// <summary>Not the persons who are to sit on it.</summary>
    Panel,
    Away,
}

/// <param name="Other">The other case, where there are two.</param>
/// <param name="Who">A person, or a subject.</param>
public sealed record DefenceFault(DefenceFaultKind Kind, string CaseId, string? Other = null, string? Who = null);

/// <summary>Whether a stored plan can be held, found out without planning.</summary>
public static class DefenceCheck
{
    /// <returns>Everything that is wrong; empty where the plan can be held.</returns>
    public static IReadOnlyList<DefenceFault> Faults(DefenceInputs inputs, IReadOnlyList<PlannedSession> sessions)
    {
        var cases = inputs.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var known = sessions.Where(s => cases.ContainsKey(s.CaseId)).ToList();
        return
        [
            .. sessions.Where(s => !cases.ContainsKey(s.CaseId)).Select(s => new DefenceFault(DefenceFaultKind.CaseUnknown, s.CaseId)),
            .. known.GroupBy(s => s.CaseId, StringComparer.Ordinal).Where(g => g.Count() > 1)
                .Select(g => new DefenceFault(DefenceFaultKind.CaseTwice, g.Key)),
            .. cases.Keys.Except(known.Select(s => s.CaseId), StringComparer.Ordinal)
                .Select(id => new DefenceFault(DefenceFaultKind.CaseMissing, id)),
            .. known.SelectMany(s => Alone(inputs, cases[s.CaseId], s)),
            .. Pairs(known).SelectMany(p => Both(inputs, cases, p.One, p.Other)),
        ];
    }

    /// <summary>The same of one session among the others, which are not looked at by themselves.</summary>
    /// <param name="others">On cases of the inputs.</param>
    public static IReadOnlyList<DefenceFault> FaultsOf(
        DefenceInputs inputs, PlannedSession session, IEnumerable<PlannedSession> others)
    {
        var cases = inputs.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal);
        return cases.TryGetValue(session.CaseId, out var one)
            ?
            [
                .. Alone(inputs, one, session),
                .. others.Where(o => o.CaseId != session.CaseId && o.Place.Day == session.Place.Day)
                    .SelectMany(other => Both(inputs, cases, session, other)),
            ]
            : [new DefenceFault(DefenceFaultKind.CaseUnknown, session.CaseId)];
    }

    /// <summary>Where the session could be among the others, by day, time and room.</summary>
    public static IReadOnlyList<DefencePlace> PlacesFor(
        DefenceInputs inputs, PlannedSession session, IReadOnlyList<PlannedSession> others) =>
    [
        .. inputs.Times().SelectMany(t => Enumerable.Range(1, inputs.Rooms).Select(room => new DefencePlace(t.Day, t.From, t.To, room)))
            .Where(place => FaultsOf(inputs, session with { Place = place }, others).Count == 0),
    ];

    private static IEnumerable<DefenceFault> Alone(DefenceInputs inputs, DefenceCase of, PlannedSession session)
    {
        var place = session.Place;
        if (!inputs.Days.Contains(place.Day))
            yield return new(DefenceFaultKind.Day, session.CaseId);
        if (!inputs.Hours.Any(h => h.From <= place.From && place.To <= h.To))
            yield return new(DefenceFaultKind.Hours, session.CaseId);
        if (place.From.AddMinutes(inputs.Minutes) != place.To)
            yield return new(DefenceFaultKind.Length, session.CaseId);
        if (place.Room < 1 || place.Room > inputs.Rooms)
            yield return new(DefenceFaultKind.Room, session.CaseId);
        foreach (var person in session.Panel.Where(of.Conflicted.Contains))
            yield return new(DefenceFaultKind.Conflict, session.CaseId, Who: person);
        if (of.Panel.Count == 0 || of.Panel.Except(session.Panel).Any()
            || session.Panel.Any(p => !of.Panel.Contains(p) && !of.Conflicted.Contains(p)))
            yield return new(DefenceFaultKind.Panel, session.CaseId);
        foreach (var away in inputs.Away.Where(a => (a.Who == of.Subject || session.Panel.Contains(a.Who)) && a.Time.Meets(place.Time))
            .DistinctBy(a => a.Who))
            yield return new(DefenceFaultKind.Away, session.CaseId, Who: away.Who);
    }

    private static IEnumerable<DefenceFault> Both(
        DefenceInputs inputs, Dictionary<string, DefenceCase> cases, PlannedSession one, PlannedSession other)
    {
        if (one.Place.Room == other.Place.Room && IsTooNear(inputs, one.Place, other.Place))
            yield return new(DefenceFaultKind.RoomTwice, one.CaseId, other.CaseId);
        if (!one.Place.Time.Meets(other.Place.Time))
            yield break;
        foreach (var person in one.Panel.Intersect(other.Panel, StringComparer.Ordinal))
            yield return new(DefenceFaultKind.PersonTwice, one.CaseId, other.CaseId, person);
        if (cases[one.CaseId].Subject == cases[other.CaseId].Subject)
            yield return new(DefenceFaultKind.SubjectTwice, one.CaseId, other.CaseId, cases[one.CaseId].Subject);
    }

    private static bool IsTooNear(DefenceInputs inputs, DefencePlace one, DefencePlace other) => one.Day == other.Day
        && (one.From <= other.From ? other.From - one.To : one.From - other.To) is var between
        && (Meet(one, other) || between.TotalMinutes < inputs.BreakMinutes);

    // The time between two that overlap would count round the clock.
    private static bool Meet(DefencePlace one, DefencePlace other) => one.Time.Meets(other.Time);

    private static IEnumerable<(PlannedSession One, PlannedSession Other)> Pairs(List<PlannedSession> sessions) =>
        sessions.SelectMany((one, i) => sessions.Skip(i + 1).Where(o => o.Place.Day == one.Place.Day).Select(other => (one, other)));
}
