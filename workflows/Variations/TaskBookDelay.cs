namespace Funding.Workflows.Variations;

/// <summary>What is to be reached in one year is reached in the next. Pure.</summary>
public static class TaskBookDelay
{
    /// <summary>
    /// What comes about within a year moves to the next, so that all years together stay the same; what there is at a year's end stays as
    /// at the end of the year before, and the next year reaches it at least. Where fewer are better nothing moves.
    /// </summary>
    /// <param name="targets">Those that are delayed.</param>
    /// <param name="next">The year after <paramref name="year"/>.</param>
    /// <param name="years">Of the term, in order.</param>
    public static TaskBook Of(
        TaskBook book, IReadOnlyCollection<Target> targets, string year, string next, IReadOnlyList<string> years) =>
        new([.. book.Lines.Select(line => targets.FirstOrDefault(t => t.Id == line.Target) is { Better: Better.Up } target
            && line.Years.TryGetValue(year, out var figure)
                ? Moved(line, target, figure, year, next, years) : line)]);

    /// <summary>Whether two books bind to the same figures.</summary>
    public static bool AreSame(TaskBook one, TaskBook other) => one.Lines.Count == other.Lines.Count
        && one.Lines.Zip(other.Lines).All(l => l.First.Target == l.Second.Target
            && l.First.Years.Count == l.Second.Years.Count
            && l.First.Years.All(y => l.Second.Years.TryGetValue(y.Key, out var figure) && figure == y.Value));

    private static TaskBookLine Moved(
        TaskBookLine line, Target target, decimal figure, string year, string next, IReadOnlyList<string> years)
    {
        var least = Math.Max(0, target.Min ?? 0);
        var after = line.Years.TryGetValue(next, out var there) ? there : 0;
        var (now, then) = target.Figure == TargetFigure.Year
            ? (Math.Min(figure, least), after + figure - Math.Min(figure, least))
            : (Math.Min(figure, Before(line, year, years) ?? least), Math.Max(after, figure));
        var moved = new SortedDictionary<string, decimal>(line.Years.ToDictionary(), StringComparer.Ordinal)
        {
            [year] = now,
            [next] = then,
        };
        return line with { Years = moved };
    }

    /// <returns>What there was at the end of the year before; null where nothing says so.</returns>
    private static decimal? Before(TaskBookLine line, string year, IReadOnlyList<string> years) =>
        years.TakeWhile(y => y != year).LastOrDefault() is { } before && line.Years.TryGetValue(before, out var figure)
            ? figure : line.Start;
}
