namespace Funding.Workflows.Awards;

/// <summary>An occurrence of a duty and the day on which it falls due to begin.</summary>
public sealed record DutyOccurrence(DutyOutline Duty, string Occurrence, DateOnly OpensOn)
{
    public DutyKey Key => new(Duty.Id, Occurrence);
}

/// <summary>When the duties of an award begin.</summary>
public static class DutyCalendar
{
    /// <summary>
    /// Every occurrence whose day is known, in the order of the file and then of days. One that another duty opens is known once an
    /// occurrence of that has passed.
    /// </summary>
    /// <param name="rows">Those that have begun.</param>
    public static IReadOnlyList<DutyOccurrence> Of(IReadOnlyList<DutyOutline> duties, AwardTerm term, IReadOnlyList<Duty> rows) =>
        [.. duties.SelectMany(duty => Days(duty, term, rows).Select(day => new DutyOccurrence(duty, day.Occurrence, day.On)))];

    /// <summary>What is to begin now: due, not begun, and not held by what it needs.</summary>
    public static IReadOnlyList<DutyOccurrence> ToOpen(IReadOnlyList<DutyOccurrence> all, IReadOnlyList<Duty> rows, DateOnly today) =>
        [.. all.Where(o => o.OpensOn <= today && Row(rows, o.Key) is null && !IsHeld(o, all, rows, today))];

    /// <summary>The next day on which an occurrence falls due; null where none is known to come.</summary>
    public static DateOnly? Next(IReadOnlyList<DutyOccurrence> all, DateOnly today) =>
        all.Where(o => o.OpensOn > today).Min(o => (DateOnly?)o.OpensOn);

    /// <summary>Every known occurrence has begun and passed.</summary>
    public static bool AllPassed(IReadOnlyList<DutyOccurrence> all, IReadOnlyList<Duty> rows) =>
        rows.All(r => r.Passed) && all.All(o => Row(rows, o.Key) is not null);

    /// <summary>The latest occurrence that has fallen due of the duty that it needs has not passed yet.</summary>
    private static bool IsHeld(
        DutyOccurrence occurrence, IReadOnlyList<DutyOccurrence> all, IReadOnlyList<Duty> rows, DateOnly today) =>
        occurrence.Duty.Needs is { } needs
        && all.Where(o => o.Duty.Id == needs && o.OpensOn <= today).MaxBy(o => o.OpensOn) is { } latest
        && Row(rows, latest.Key) is not { Passed: true };

    private static Duty? Row(IReadOnlyList<Duty> rows, DutyKey key) => rows.FirstOrDefault(r => r.Key == key);

    private static IEnumerable<(string Occurrence, DateOnly On)> Days(DutyOutline duty, AwardTerm term, IReadOnlyList<Duty> rows)
    {
        if (duty.Every == DutyOutline.EachTranche) return duty.Tranches.Select(tranche => (tranche, term.AwardedOn));
        if (duty.Every is not null) return Anniversaries(term).Select(InYear);
        return duty.On switch
        {
            DutyOutline.OnAward => [InYear(term.AwardedOn)],
            DutyOutline.OnEndOfTerm => [InYear(term.ValidUntil)],
            { } date when DutyDate.Is(date) => [InYear(DutyDate.FirstFrom(date, term.AwardedOn))],
            var other => rows.Where(r => r.Id == other && r.Passed).Select(r => (r.Occurrence, r.PassedOn!.Value)),
        };
    }

    /// <summary>Counted from the first day each, so that an award of 29 February has its day again in the next leap year.</summary>
    private static IEnumerable<DateOnly> Anniversaries(AwardTerm term) =>
        Enumerable.Range(1, term.ValidUntil.Year - term.AwardedOn.Year).Select(term.AwardedOn.AddYears)
            .Where(day => day <= term.ValidUntil);

    private static (string, DateOnly) InYear(DateOnly day) => (day.Year.ToString("0000", CultureInfo.InvariantCulture), day);
}
