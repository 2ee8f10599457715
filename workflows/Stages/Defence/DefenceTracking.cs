namespace Funding.Workflows.Stages.Defence;

/// <summary>How a session goes on its day, and what an applicant is told of the queue before it.</summary>
public static class DefenceTracking
{
    /// <summary>What an officer may note next: a step on, or back where one was pressed by mistake.</summary>
    public static IReadOnlyList<DefenceState> StepsFrom(DefenceState state) => state switch
    {
        DefenceState.Waiting => [DefenceState.Arrived, DefenceState.InRoom, DefenceState.Absent],
        DefenceState.Arrived => [DefenceState.InRoom, DefenceState.Waiting, DefenceState.Absent],
        DefenceState.InRoom => [DefenceState.Heard, DefenceState.Arrived],
        DefenceState.Heard => [DefenceState.InRoom],
        DefenceState.Absent => [DefenceState.Waiting],
        _ => [],
    };

    /// <summary>Neither heard nor out: its place may still be changed.</summary>
    public static bool MayMove(DefenceState state) => state is DefenceState.Waiting or DefenceState.Arrived or DefenceState.Absent;

    /// <summary>It is or was held, or will be: it takes its place.</summary>
    public static bool Stands(DefenceState state) => state is not (DefenceState.Failed or DefenceState.Withdrawn or DefenceState.Absent);

    public static DefenceSession Step(DefenceSession session, DefenceState to, DateTimeOffset now) => to switch
    {
        DefenceState.Waiting => session with { State = to, ArrivedAt = null, BeganAt = null, EndedAt = null },
        DefenceState.Arrived => session with { State = to, ArrivedAt = session.ArrivedAt ?? now, BeganAt = null, EndedAt = null },
        DefenceState.InRoom => session with
        {
            State = to,
            ArrivedAt = session.ArrivedAt ?? now,
            BeganAt = session.BeganAt ?? now,
            EndedAt = null,
        },
        DefenceState.Heard => session with { State = to, EndedAt = now },
        _ => session with { State = to, ArrivedAt = null, BeganAt = null, EndedAt = null },
    };

    /// <summary>Sessions in the same room before one, on its day, that are not over.</summary>
    public static int Before(IEnumerable<DefenceSession> sessions, DefenceSession one) => sessions.Count(s =>
        s.Place.Day == one.Place.Day && s.Place.Room == one.Place.Room && s.Place.From < one.Place.From
            && (s.State is DefenceState.Waiting or DefenceState.Arrived or DefenceState.InRoom));

    /// <summary>Who is in the room, and who is next there.</summary>
    /// <param name="ofDay">Sessions of one day.</param>
    public static (DefenceSession? Inside, DefenceSession? Next) In(IEnumerable<DefenceSession> ofDay, int room)
    {
        var here = ofDay.Where(s => s.Place.Room == room).OrderBy(s => s.Place.From).ToList();
        return (
            here.Find(s => s.State == DefenceState.InRoom),
            here.Find(s => s.State is DefenceState.Waiting or DefenceState.Arrived));
    }
}
