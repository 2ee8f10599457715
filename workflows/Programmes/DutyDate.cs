namespace Funding.Workflows.Programmes;

/// <summary>A day of the year as files write it, such as 09-01.</summary>
public static partial class DutyDate
{
    /// <summary>Whether it is written as one; 02-29 is none, for most years have no such day.</summary>
    public static bool Is(string text) =>
        Form().IsMatch(text)
        && DateOnly.TryParseExact($"2001-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The first such day on <paramref name="from"/> or later.</summary>
    public static DateOnly FirstFrom(string date, DateOnly from)
    {
        var day = In(from.Year);
        return day >= from ? day : In(from.Year + 1);

        DateOnly In(int year) => DateOnly.ParseExact($"{year:0000}-{date}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\A[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex Form();
}
