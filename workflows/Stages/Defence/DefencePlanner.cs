namespace Funding.Workflows.Stages.Defence;

/// <param name="Sessions">By day, time and room; empty where no plan was found.</param>
/// <param name="Lacks">What is short; empty where there is a plan.</param>
public sealed record DefenceOutcome(IReadOnlyList<PlannedSession> Sessions, IReadOnlyList<DefenceLack> Lacks);

/// <summary>
/// Plans sessions over rooms and days. Never traded: nobody in two rooms at once, nobody who has a conflict or is away, one applicant at
/// one place at a time. Then, in this order: early times, panels that stay in their room. The same inputs give the same plan.
/// </summary>
public static class DefencePlanner
{
    public static DefenceOutcome Plan(DefenceInputs inputs)
    {
        var board = new DefenceBoard(inputs with { Cases = [.. inputs.Cases.OrderBy(c => c.Id, StringComparer.Ordinal)] });
        if (DefenceLacks.Of(board) is { Count: > 0 } lacks)
            return new([], lacks);
        if (FillInTurn(board) is { } sessions)
            return new(sessions, []);
        board.Clear();
        return DefenceSearch.Fill(board) switch
        {
            SearchEnd.Filled => new(Seated(board), []),
            var end => new([], [DefenceLacks.Crossed(board, end == SearchEnd.Impossible)]),
        };
    }

    /// <summary>Time after time, room after room: of the cases that can be there the one whose panel is there already.</summary>
    /// <returns>Null where a case is left.</returns>
    private static List<PlannedSession>? FillInTurn(DefenceBoard board)
    {
        var left = Enumerable.Range(0, board.Cases).ToList();
        var sessions = new List<PlannedSession>();
        var rooms = new Rooms(board);
        for (var time = 0; time < board.Times.Count && left.Count > 0; time++)
        {
            for (var room = 1; room <= board.Inputs.Rooms; room++)
            {
                var can = left.Where(one => board.CanBe(one, time)).ToList();
                if (can.Count == 0)
                    break;
                var one = can.MaxBy(c => board.Together(c, rooms.Before(time, room)));
                board.Put(one, time);
                left.Remove(one);
                sessions.Add(rooms.Seat(one, time, room));
            }
        }

        return left.Count == 0 ? sessions : null;
    }

    /// <summary>The cases of each time in rooms, each where most of its panel was before.</summary>
    private static List<PlannedSession> Seated(DefenceBoard board)
    {
        var sessions = new List<PlannedSession>();
        var rooms = new Rooms(board);
        for (var time = 0; time < board.Times.Count; time++)
        {
            var left = board.Taken[time].Order().ToList();
            for (var room = 1; left.Count > 0; room++)
            {
                var one = left.MaxBy(c => board.Together(c, rooms.Before(time, room)));
                left.Remove(one);
                sessions.Add(rooms.Seat(one, time, room));
            }
        }

        return sessions;
    }

    /// <summary>Which case each room had last on a day.</summary>
    private sealed class Rooms(DefenceBoard board)
    {
        private readonly Dictionary<(DateOnly, int), int> last = [];

        public int? Before(int time, int room) => last.TryGetValue((board.Times[time].Day, room), out var one) ? one : null;

        public PlannedSession Seat(int one, int time, int room)
        {
            var (day, from, to) = board.Times[time];
            last[(day, room)] = one;
            return new(board.Inputs.Cases[one].Id, new(day, from, to, room), board.Inputs.Cases[one].Panel);
        }
    }
}
