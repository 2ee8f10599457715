namespace Funding.Local.Demo;

/// <summary>Where the demonstration's rounds lie: one after the other, as late as they can so that they are over by today.</summary>
internal static class DemoCalendar
{
    /// <summary>The first day of each call.</summary>
    public static IReadOnlyList<DateOnly> Opens(Catalogue catalogue, IReadOnlyList<DemoProgramme> programmes, DateOnly today)
    {
        var first = today.AddDays(-100 * programmes.Count);
        while (DaysOf(catalogue, programmes, first)[^1] >= today)
            first = first.AddDays(-1);
        return From(first, catalogue, programmes);
    }

    /// <summary>The first day of each call, where the first one opens on a given day.</summary>
    public static IReadOnlyList<DateOnly> From(DateOnly first, Catalogue catalogue, IReadOnlyList<DemoProgramme> programmes) =>
        DaysOf(catalogue, programmes, first)[..^1];

    /// <summary>The first days of the calls, and the day on which the last round is over.</summary>
    private static List<DateOnly> DaysOf(Catalogue catalogue, IReadOnlyList<DemoProgramme> programmes, DateOnly first)
    {
        var days = new List<DateOnly> { first };
        foreach (var programme in programmes)
            days.Add(Ends(catalogue, programme, days[^1]).AddDays(programme == programmes[^1] ? 0 : 3));
        return days;
    }

    /// <summary>The day of the letters.</summary>
    private static DateOnly Ends(Catalogue catalogue, DemoProgramme played, DateOnly opens)
    {
        if (played.Days is { } some)
            return opens.AddDays(some);
        var programme = catalogue.Programme(played.Id);
        var approved = RoundPlan.Of(programme, ShippedKinds.All.Stage, opens, catalogue.WorkingCalendar).LastDay;

        // The first notice and that of the entry which moves up after an objection; then the letters go in office hours.
        return catalogue.WorkingCalendar.AddWorkingDays(approved, (2 * NoticeSettings.Of(programme).WorkingDays) + 1);
    }
}
