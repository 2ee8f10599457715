namespace Funding.Workflows.Rehearsals;

/// <summary>One stage of the time line, over the calendar.</summary>
/// <param name="Closes">As planned; null where it ends by its work.</param>
/// <param name="WorkingDays">From its first day to its last, both counted.</param>
/// <param name="Holidays">Days off of a year's notice that fall into it.</param>
/// <param name="MadeUp">Weekend days that are worked (调休).</param>
/// <param name="Provisional">Some of its days are in a year whose notice is not out.</param>
public sealed record StageTime(
    StageKey Stage, Bilingual Name, DateOnly First, DateOnly Last, DateOnly? Closes, int WorkingDays,
    IReadOnlyList<DaysOffRun> Holidays, IReadOnlyList<DateOnly> MadeUp, bool Provisional);

/// <summary>
/// When a round is in which stage, and what of the calendar falls into it: in a rehearsal everybody acts at once, so a stage has its
/// planned days, and one that ends by its work as many as that took. Pure.
/// </summary>
public static class StageTimes
{
    /// <param name="opens">The first day of the first stage.</param>
    /// <param name="nameOf">What a stage is called.</param>
    public static IReadOnlyList<StageTime> Of(
        StagePlan plan, DateOnly opens, IReadOnlyList<StageStay> stays, Func<PlannedStage, Bilingual> nameOf, WorkingCalendar calendar)
    {
        var times = new List<StageTime>();
        var begins = opens;
        foreach (var stay in stays)
        {
            var stage = plan.Of(stay.Stage);
            var took = ShanghaiTime.DayOf(stay.Left ?? stay.Entered).DayNumber - ShanghaiTime.DayOf(stay.Entered).DayNumber;
            var last = stage.Closes is { } closes && closes >= begins ? closes : begins.AddDays(took);
            times.Add(Of(stage, nameOf, begins, last, calendar));
            begins = stage.Closes is null && took == 0 ? begins : last.AddDays(1);
        }

        return times;
    }

    private static StageTime Of(
        PlannedStage stage, Func<PlannedStage, Bilingual> nameOf, DateOnly first, DateOnly last, WorkingCalendar calendar) => new(
        stage.Id, nameOf(stage), first, last, stage.Closes,
        calendar.WorkingDaysBetween(first.AddDays(-1), last),
        DaysOff.Holidays(calendar, first, last),
        DaysOff.MadeUp(calendar, first, last),
        calendar.ProvisionalYears(first, last).Count > 0);
}
