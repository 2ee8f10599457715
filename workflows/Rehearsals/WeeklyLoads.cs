namespace Funding.Workflows.Rehearsals;

/// <summary>What one kind of worker has to do in a week.</summary>
/// <param name="Monday">The week's.</param>
/// <param name="People">Who have anything to do in it.</param>
/// <param name="Cases">All of theirs together.</param>
/// <param name="Most">What the one with the most has.</param>
public sealed record WeeklyLoad(Worker Worker, DateOnly Monday, int People, int Cases, int Most);

/// <summary>Work spread over the weeks in which it may be done, by their working days. Pure.</summary>
public static class WeeklyLoads
{
    /// <param name="times">When each stage ran; work of a stage that is not among them is left out.</param>
    public static IReadOnlyList<WeeklyLoad> Of(
        IEnumerable<RehearsedWork> work, IReadOnlyList<StageTime> times, WorkingCalendar calendar) =>
    [
        .. work.SelectMany(w => times.FirstOrDefault(t => t.Stage == w.Stage) is { } time
                ? Spread(w.Cases, time.First, time.Closes is { } closes && closes > time.First ? closes : time.Last, calendar)
                    .Select(week => (w.Worker, w.Who, week.Monday, week.Cases))
                : [])
            .Where(w => w.Cases > 0)
            .GroupBy(w => (w.Worker, w.Monday))
            .OrderBy(g => g.Key.Worker).ThenBy(g => g.Key.Monday)
            .Select(g => (g.Key, Each: g.GroupBy(w => w.Who).Select(who => who.Sum(w => w.Cases)).ToList()))
            .Select(g => new WeeklyLoad(g.Key.Worker, g.Key.Monday, g.Each.Count, g.Each.Sum(), g.Each.Max())),
    ];

    /// <summary>All cases, to each week by how many of the working days are in it; on days off alone to the first.</summary>
    /// <param name="first">The first day, counted.</param>
    /// <param name="last">The last day, counted; not before the first.</param>
    public static IReadOnlyList<(DateOnly Monday, int Cases)> Spread(int cases, DateOnly first, DateOnly last, WorkingCalendar calendar)
    {
        var weeks = Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber) + 1).Select(first.AddDays)
            .GroupBy(WorkingCalendar.MondayOf).Select(w => (Monday: w.Key, Days: w.Count(calendar.IsWorkingDay))).ToList();
        var all = weeks.Sum(w => w.Days);
        if (all == 0)
            return [(weeks[0].Monday, cases)];
        var spread = new List<(DateOnly, int)>();
        var (days, given) = (0, 0);
        foreach (var (monday, count) in weeks)
        {
            days += count;
            var upTo = (int)((long)cases * days / all);
            spread.Add((monday, upTo - given));
            given = upTo;
        }

        return spread;
    }
}
