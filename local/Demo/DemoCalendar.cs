namespace Funding.Local.Demo;

/// <summary>Where the demonstration's year lies: as late as it can so that it is over by today.</summary>
internal static class DemoCalendar
{
    /// <summary>First day of the call.</summary>
    public static DateOnly Opens(Catalogue catalogue, DateOnly today)
    {
        var opens = today.AddDays(-100);
        while (Ends(catalogue, opens) >= today)
            opens = opens.AddDays(-1);
        return opens;
    }

    /// <summary>The day of the letters.</summary>
    private static DateOnly Ends(Catalogue catalogue, DateOnly opens)
    {
        var programme = catalogue.Programme(DemoYear.ProgrammeId);
        var approved = RoundPlan.Of(programme, ShippedKinds.All.Stage, opens, catalogue.WorkingCalendar).LastDay;

        // The first notice and that of the entry which moves up after an objection; then the letters go in office hours.
        return catalogue.WorkingCalendar.AddWorkingDays(approved, (2 * NoticeSettings.Of(programme).WorkingDays) + 1);
    }
}
