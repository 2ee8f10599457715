namespace Funding.Workflows.Launches;

/// <summary>The yearly launch by the calendar of a programme.</summary>
public static class LaunchDay
{
    /// <summary>A launch missed because nothing ran that day is made up for within so many days.</summary>
    public const int CatchUpDays = 7;

    /// <summary>The year whose launch is due on <paramref name="today"/>; null when none is.</summary>
    /// <param name="launchOn">Month and day, such as 03-01; null for launch by an administrator only.</param>
    public static int? DueYear(string? launchOn, DateOnly today)
    {
        if (launchOn is null) return null;
        var start = today.AddDays(1 - CatchUpDays);
        // The days of grace may run over New Year.
        foreach (var year in new[] { today.Year, start.Year })
        {
            var day = DateOnly.ParseExact($"{year:0000}-{launchOn}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (day >= start && day <= today) return year;
        }

        return null;
    }
}
