namespace Funding.Workflows.Years;

/// <summary>What an administrator has to do this week, in words. Pure.</summary>
public static class WeekAhead
{
    /// <summary>Lines of a mail; what is beyond them is counted in the last.</summary>
    public const int MostLines = 30;

    private static readonly Texts Texts = new(typeof(WeekAhead));

    /// <param name="matters">That wait for an administrator.</param>
    /// <param name="year">For launches that wait, and for what is late.</param>
    /// <returns>Nothing where nothing waits.</returns>
    public static IReadOnlyList<Bilingual> Of(
        IEnumerable<RoundWeek> rounds, IEnumerable<Matter> matters, YearView year, string administrator,
        Func<string, string?> proposedBy)
    {
        List<Bilingual> lines =
        [
            .. rounds.SelectMany(r => r.Waits.Select(w => Texts.Of("of-round", r.Round, w))
                .Concat(Enumerable.Repeat(Texts.Of("proposal", r.Round), r.Proposals))),
            .. matters.Where(m => m.Party == WaitedParty.Administrator).Select(m => m.Until is { } until
                ? Texts.Of("matter-until", m.What, Bilingual.Same(m.Organisation), DayText.Of(until))
                : Texts.Of("matter", m.What, Bilingual.Same(m.Organisation))),
            .. year.Lanes.Where(l => l.State == LaneState.Proposed && proposedBy(l.Id) != administrator)
                .Select(l => Texts.Of("launch", l.Name, DayText.Of(l.First))),
            .. year.Late.Select(l => Texts.Of($"late.{l.State}", l.Name, l.DaysLate)),
        ];
        return lines.Count <= MostLines ? lines
            : [.. lines.Take(MostLines - 1), Texts.Of("more", lines.Count - MostLines + 1)];
    }

    /// <summary>Whether the mail is due: once in a week, from its first working day on.</summary>
    /// <returns>The week's Monday; null where it is not the week's first working day.</returns>
    public static DateOnly? DueOn(DateOnly day, WorkingCalendar calendar)
    {
        var monday = WorkingCalendar.MondayOf(day);
        var first = calendar.IsWorkingDay(monday) ? monday : calendar.AddWorkingDays(monday, 1);
        return day == first && first < monday.AddDays(7) ? monday : null;
    }
}

/// <summary>What waits in a running round.</summary>
/// <param name="Proposals">Of another administrator, to be decided.</param>
public sealed record RoundWeek(Bilingual Round, IReadOnlyList<Bilingual> Waits, int Proposals);
