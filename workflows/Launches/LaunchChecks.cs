namespace Funding.Workflows.Launches;

/// <summary>
/// What of a launch's days, number and staff an administrator should look at twice, whatever the kinds of its stages. What would stop it
/// is refused before.
/// </summary>
public static class LaunchChecks
{
    private static readonly Texts Texts = new(typeof(LaunchChecks));

    /// <param name="closesOf">The name of a stage's closing day.</param>
    public static IEnumerable<LaunchFinding> Of(
        LaunchRequest request, LaunchPlan plan, WorkingCalendar calendar, LaunchSurroundings around,
        Func<PlannedStage, Bilingual> closesOf) =>
    [
        .. Opening(request, plan, calendar, around.Today),
        .. plan.Stages.Where(s => s.Closes is not null).SelectMany(s => DayOff(
            calendar, LaunchRefusals.FieldOf(s.Id), closesOf(s), s.Closes!.Value)),
        .. Short(plan, calendar, closesOf),
        .. Provisional(plan, calendar),
        .. Number(request, plan, around.Others),
        .. around.Administrators < 2
            ? [new LaunchFinding("one-administrator", null, Texts.Of("one-administrator"))] : Array.Empty<LaunchFinding>(),
    ];

    private static IEnumerable<LaunchFinding> Opening(LaunchRequest request, LaunchPlan plan, WorkingCalendar calendar, DateOnly today)
    {
        if (plan.Opens < today)
        {
            yield return new("opens-in-the-past", "opens", Texts.Of("opens-in-the-past", DayText.Of(plan.Opens)));
        }

        foreach (var finding in DayOff(calendar, "opens", Texts.Of("opens"), plan.Opens))
        {
            yield return finding;
        }

        if (request.Year != plan.Opens.Year)
        {
            yield return new("year-of-opening", "year", Texts.Of("year-of-opening", request.Year, DayText.Of(plan.Opens)));
        }
    }

    private static IEnumerable<LaunchFinding> DayOff(WorkingCalendar calendar, string field, Bilingual name, DateOnly day)
    {
        if (DaysOff.KindOf(calendar, day) is { } kind)
        {
            yield return new("day-off", field, Texts.Of(
                $"day-off.{kind}", name, DayText.OfWeek(day), DayText.OfWeek(calendar.AddWorkingDays(day, 1))));
        }
    }

    /// <summary>Stages that have less time than the programme's file gives them.</summary>
    private static IEnumerable<LaunchFinding> Short(LaunchPlan plan, WorkingCalendar calendar, Func<PlannedStage, Bilingual> closesOf)
    {
        var before = plan.Opens.AddDays(-1);
        foreach (var stage in plan.Stages)
        {
            if (stage.Closes is not { } closes)
            {
                continue;
            }

            var from = stage.Length.FromTradingDay ? calendar.Trading.NextAfter(before) : before;
            var (given, asked, unit) = stage.Length switch
            {
                { Days: { } days } => (closes.DayNumber - from.DayNumber, days, "short.days"),
                { WorkingDays: { } days } => (calendar.WorkingDaysBetween(from, closes), days, "short.working-days"),
                _ => (0, 0, ""),
            };
            if (given < asked)
            {
                yield return new("stage-short", LaunchRefusals.FieldOf(stage.Id), Texts.Of(unit, closesOf(stage), given, asked));
            }

            before = closes;
        }
    }

    private static IEnumerable<LaunchFinding> Provisional(LaunchPlan plan, WorkingCalendar calendar)
    {
        var years = calendar.ProvisionalYears(plan.Opens, plan.Stages.LastDay);
        if (years.Count > 0)
        {
            yield return new("calendar-provisional", null, Texts.Of("calendar-provisional", Texts.Names(
                years.Select(y => Bilingual.Same(y.ToString(CultureInfo.InvariantCulture))))));
        }
    }

    private static IEnumerable<LaunchFinding> Number(LaunchRequest request, LaunchPlan plan, IReadOnlyList<RoundSummary> others)
    {
        var number = request.NoticeNumber.Trim();
        if (YearOf(number) is { } year && year != request.Year)
        {
            yield return new("notice-number-year", "noticeNumber", Texts.Of("notice-number-year", number, request.Year));
        }

        if (others.FirstOrDefault(r => r.Id != plan.Id && TextIdentity.Of(r.NoticeNumber) == TextIdentity.Of(number)) is { } other)
        {
            yield return new("notice-number-used", "noticeNumber", Texts.Of("notice-number-used", number, other.Name));
        }
    }

    /// <summary>The year in the brackets of a 文号; null where it has none.</summary>
    private static int? YearOf(string number)
    {
        var from = number.IndexOfAny(['〔', '[', '［', '【', '(', '（']);
        return from >= 0 && number.Length > from + 5
            && int.TryParse(number.AsSpan(from + 1, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                ? year : null;
    }
}
