namespace Funding.Workflows.Years;

/// <summary>What a line of the year is.</summary>
public enum LaneState
{
    Ended,
    Running,

    /// <summary>A draft that waits for another administrator.</summary>
    Proposed,

    /// <summary>A draft that somebody fills in.</summary>
    Draft,

    /// <summary>Nobody has drafted it: last year's days, moved.</summary>
    Suggested,
}

/// <summary>A round of the year, or what may become one.</summary>
/// <param name="Programme">Whose rounds have ids that begin so.</param>
/// <param name="Id">Of the round or of the draft; of a suggestion the round of last year.</param>
/// <param name="Present">The stage that a running round is in; null for the others.</param>
/// <param name="DaysLate">Since its stage, or the day on which it would open, is over; 0 for what is in time.</param>
public sealed record YearLane(
    string Programme, Bilingual Name, LaneState State, string Id, IReadOnlyList<StageSpan> Spans, StageKey? Present, int DaysLate)
{
    public DateOnly First => Spans[0].First;

    public DateOnly Last => Spans.Max(s => s.Last);
}

/// <summary>How many rounds want the same people in a week.</summary>
/// <param name="Officers">Rounds with a stage in which officers work.</param>
/// <param name="Experts">Rounds with a stage in which experts work.</param>
public sealed record BusyWeek(DateOnly Monday, int Officers, int Experts);

/// <param name="Lanes">By programme, then by day.</param>
/// <param name="Weeks">Of the whole year, the first with a day in it.</param>
/// <param name="Holidays">Of the year's notice; empty while it is not out.</param>
public sealed record YearView(
    int Year, DateOnly Today, IReadOnlyList<YearLane> Lanes, IReadOnlyList<BusyWeek> Weeks, IReadOnlyList<DaysOffRun> Holidays,
    IReadOnlyList<DateOnly> MadeUp, bool Provisional)
{
    public DateOnly First => new(Year, 1, 1);

    public DateOnly Last => new(Year, 12, 31);

    public IEnumerable<YearLane> Late => Lanes.Where(l => l.DaysLate > 0);
}

/// <summary>A draft as the year needs it.</summary>
/// <param name="Opens">Null while it cannot be read.</param>
public sealed record YearDraft(string Id, string Programme, Bilingual Name, int? Year, DateOnly? Opens, StagePlan? Plan, bool Proposed);

/// <summary>Whatever may run in a year.</summary>
public sealed record YearProgramme(string RoundsId, Bilingual Name);

/// <summary>The year of an administrator, of rows that are read already. Pure.</summary>
public static class YearOverview
{
    /// <param name="rounds">All of them, of whichever year.</param>
    /// <param name="workOf">Who works in a stage of a kind.</param>
    public static YearView Of(
        int year, DateOnly today, IReadOnlyList<YearProgramme> programmes, IReadOnlyList<RoundSummary> rounds,
        IReadOnlyList<YearDraft> drafts, WorkingCalendar calendar, Func<string, StageWork> workOf)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        List<YearLane> lanes =
        [
            .. rounds.Where(r => r.Standing != RoundStanding.Cancelled).Select(r => LaneOf(r, today)),
            .. drafts.Where(d => d is { Opens: not null, Plan: not null }).Select(d => LaneOf(d, today)),
            .. programmes.Select(p => Suggested(year, today, p, rounds, drafts, calendar)).OfType<YearLane>(),
        ];
        List<YearLane> shown =
        [
            .. lanes.Where(l => l.First <= last && l.Last >= first)
                .OrderBy(l => l.Programme, StringComparer.Ordinal).ThenBy(l => l.First).ThenBy(l => l.Id, StringComparer.Ordinal),
        ];
        return new(
            year, today, shown, WeeksOf(shown, first, last, workOf),
            DaysOff.Holidays(calendar, first, last), DaysOff.MadeUp(calendar, first, last), !calendar.IsSettled(year));
    }

    /// <summary>What last year's round would be this year; null where there was none, or this year's is there or drafted.</summary>
    public static (RoundSummary Last, MovedDays Days)? SuggestionOf(
        int year, string programme, IReadOnlyList<RoundSummary> rounds, IReadOnlyList<YearDraft> drafts, WorkingCalendar calendar)
    {
        var own = rounds.Where(r => r.Id == Round.IdOf(programme, r.Year, r.Batch)).ToList();
        return own.Exists(r => r.Year == year && r.Standing != RoundStanding.Cancelled)
            || drafts.Any(d => d.Programme == programme && d.Year == year)
            || own.Where(r => r.Year == year - 1 && r.Standing != RoundStanding.Cancelled).MinBy(r => r.Batch) is not { } last
                ? null : (last, NextYear.Of(last.Stages, last.Opens, 1, calendar));
    }

    private static string ProgrammeOf(RoundSummary round) => round.Id[..^$"-{round.Year}-{round.Batch}".Length];

    private static YearLane LaneOf(RoundSummary round, DateOnly today)
    {
        var running = round.Standing == RoundStanding.Running;
        var closes = running ? round.Stages.Of(round.Stage).Closes : null;
        return new(
            ProgrammeOf(round), round.Name, running ? LaneState.Running : LaneState.Ended, round.Id,
            StageSpans.Of(round.Stages, round.Opens), running ? round.Stage : null, DaysAfter(closes, today));
    }

    private static YearLane LaneOf(YearDraft draft, DateOnly today) => new(
        draft.Programme, draft.Name, draft.Proposed ? LaneState.Proposed : LaneState.Draft, draft.Id,
        StageSpans.Of(draft.Plan!, draft.Opens!.Value), null, DaysAfter(draft.Opens, today));

    private static YearLane? Suggested(
        int year, DateOnly today, YearProgramme programme, IReadOnlyList<RoundSummary> rounds, IReadOnlyList<YearDraft> drafts,
        WorkingCalendar calendar) =>
        SuggestionOf(year, programme.RoundsId, rounds, drafts, calendar) is not { } suggestion ? null : new(
            programme.RoundsId, programme.Name, LaneState.Suggested, suggestion.Last.Id,
            StageSpans.Of(
                suggestion.Days.Closes.Aggregate(suggestion.Last.Stages, (plan, c) => plan.With(c.Key, c.Value)), suggestion.Days.Opens),
            null, DaysAfter(suggestion.Days.Opens, today));

    private static int DaysAfter(DateOnly? day, DateOnly today) =>
        day is { } known && known < today ? today.DayNumber - known.DayNumber : 0;

    private static IReadOnlyList<BusyWeek> WeeksOf(
        IReadOnlyList<YearLane> lanes, DateOnly first, DateOnly last, Func<string, StageWork> workOf)
    {
        var weeks = new List<BusyWeek>();
        for (var monday = WorkingCalendar.MondayOf(first); monday <= last; monday = monday.AddDays(7))
        {
            weeks.Add(new(monday, Count(StageWork.Officers), Count(StageWork.Experts)));

            int Count(StageWork work) => lanes.Count(l => l.Spans.Any(
                s => s.Meets(monday, monday.AddDays(6)) && workOf(s.Kind).HasFlag(work)));
        }

        return weeks;
    }
}
