namespace Funding.Workflows.Rehearsals;

/// <summary>What went wrong in a rehearsal, or would: each a sentence for whoever decides on the launch. Pure.</summary>
public static class RehearsalFindings
{
    /// <summary>Per cent of ineligible applications from which on they are called a flood.</summary>
    public const int Flood = 30;

    private static readonly Texts Texts = new(typeof(RehearsalFindings));

    public static IEnumerable<LaunchFinding> Of(
        RehearsalScene scene, RehearsedRound played, IReadOnlyList<StageTime> times, RehearsalView view) =>
    [
        .. Stopped(played),
        .. Ineligible(played),
        .. Experts(scene, played, view.Known),
        .. Limits(played, view.Known),
        .. Places(scene, played),
        .. Deadlines(times, view.Calendar),
        .. Money(scene, played),
    ];

    private static IEnumerable<LaunchFinding> Stopped(RehearsedRound played)
    {
        if (played.Trouble is { } trouble)
            yield return new("rehearsal-stopped", null, Texts.Of("stopped", trouble));
    }

    private static int Count(RehearsedRound played, params ApplicationState[] states) =>
        states.Sum(s => played.States.GetValueOrDefault(s));

    private static IEnumerable<LaunchFinding> Ineligible(RehearsedRound played)
    {
        var (ineligible, all) = (Count(played, ApplicationState.Ineligible), played.Submitted.Values.Sum());
        if (all > 0 && ineligible * 100 >= all * Flood)
            yield return new("ineligible-flood", null, Texts.Of("ineligible", ineligible, all, ineligible * 100 / all));
    }

    /// <summary>How many experts of a party the panels of so many applications take at least.</summary>
    public static int ExpertsNeeded(int applications, int seats, int maxLoad) =>
        seats == 0 || applications == 0 ? 0 : Math.Max(seats, (int)(((long)applications * seats + maxLoad - 1) / maxLoad));

    private static IEnumerable<LaunchFinding> Experts(RehearsalScene scene, RehearsedRound played, RehearsalBounds known)
    {
        var reviewed = played.Submitted.Values.Sum() - Count(played, ApplicationState.Ineligible, ApplicationState.NotRecommended);
        foreach (var (party, seats) in known.Seats.Where(s => s.Value > 0))
        {
            if (ExpertsNeeded(reviewed, seats, known.MaxLoad) is var needed && needed > scene.Settings.Experts)
                yield return new("experts-short", null, Texts.Of(
                    "experts", known.PartyNames(party), needed, scene.Settings.Experts, known.MaxLoad));
        }
    }

    private static IEnumerable<LaunchFinding> Limits(RehearsedRound played, RehearsalBounds known)
    {
        var over = known.Limits.Where(l => played.Submitted.GetValueOrDefault(l.Key) > l.Value)
            .Select(l => Texts.Of("limit", known.DeskNames(l.Key), played.Submitted[l.Key], l.Value)).ToList();
        if (over.Count > 0)
            yield return new("desk-limits", null, Texts.Of("limits", over.Count, Texts.Names(over.Take(5), "; ")));
    }

    private static IEnumerable<LaunchFinding> Places(RehearsalScene scene, RehearsedRound played)
    {
        var awarded = Count(played, ApplicationState.Awarded);
        if (played.Trouble is null && played.Places is { } places && awarded < Math.Min(places, scene.Settings.Applications))
            yield return new("places-empty", null, Texts.Of("places", places, awarded));
    }

    private static IEnumerable<LaunchFinding> Deadlines(IReadOnlyList<StageTime> times, WorkingCalendar calendar)
    {
        foreach (var time in times.Where(t => t.Closes is not null).DistinctBy(t => (t.Stage, t.Closes)))
        {
            var closes = time.Closes!.Value;
            if (DaysOff.KindOf(calendar, closes) is { } kind)
                yield return new("deadline-day-off", null, Texts.Of($"day-off.{kind}", time.Name, DayText.OfWeek(closes)));
        }

        foreach (var year in times.Where(t => t.Closes is { } closes && !calendar.IsSettled(closes.Year))
            .GroupBy(t => t.Closes!.Value.Year))
        {
            yield return new("deadline-provisional", null, Texts.Of(
                "provisional", year.Key, year.Select(t => t.Stage).Distinct().Count(), Texts.Names(year.Select(t => t.Name).Distinct())));
        }
    }

    private static IEnumerable<LaunchFinding> Money(RehearsalScene scene, RehearsedRound played)
    {
        foreach (var line in played.Lines)
        {
            var needs = line.Reserved + line.Committed + line.Paid;
            if (!scene.Budget.TryGetValue(line.Line, out var available))
                yield return new("line-missing", null, Texts.Of("line-missing", line.Line.Year, Yuan(needs)));
            else if (needs > available)
                yield return new("line-short", null, Texts.Of("line-short", line.Line.Year, Yuan(needs), Yuan(available)));
        }
    }

    private static string Yuan(decimal amount) => amount.ToString("#,0.##", CultureInfo.InvariantCulture);
}
