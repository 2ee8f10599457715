namespace Funding.Workflows.Stages.Defence;

internal enum SearchEnd
{
    Filled,

    /// <summary>Every arrangement was tried.</summary>
    Impossible,

    /// <summary>There were more arrangements than are tried.</summary>
    GaveUp,
}

/// <summary>
/// Tries every arrangement, the case with the fewest times first. Exact where there are few; where there are many it ends after a fixed
/// number of steps, so that the same inputs end alike.
/// </summary>
internal static class DefenceSearch
{
    /// <summary>Looks at a case and a time.</summary>
    private const int Most = 4_000_000;

    public static SearchEnd Fill(DefenceBoard board)
    {
        var steps = Math.Clamp(Most / Math.Max(1, board.Cases * board.Times.Count), 100, 50_000);
        var left = Enumerable.Range(0, board.Cases).ToHashSet();
        return Place(board, left, ref steps) ? SearchEnd.Filled : steps < 0 ? SearchEnd.GaveUp : SearchEnd.Impossible;
    }

    private static bool Place(DefenceBoard board, HashSet<int> left, ref int steps)
    {
        if (left.Count == 0)
            return true;
        if (--steps < 0)
            return false;
        var (one, times) = left.Order().Select(c => (Case: c, Times: TimesOf(board, c))).MinBy(c => c.Times.Count);
        left.Remove(one);
        foreach (var time in times)
        {
            board.Put(one, time);
            if (Place(board, left, ref steps))
                return true;
            board.TakeBack(one, time);
            if (steps < 0)
                break;
        }

        left.Add(one);
        return false;
    }

    /// <summary>Of times that are alike the first stands for all.</summary>
    private static List<int> TimesOf(DefenceBoard board, int one)
    {
        var times = new List<int>();
        for (var time = 0; time < board.Times.Count; time++)
        {
            if (board.CanBe(one, time) && !times.Exists(earlier => board.IsLike(earlier, time)))
                times.Add(time);
        }

        return times;
    }
}
