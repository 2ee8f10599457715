namespace Funding.Workflows.Programmes;

/// <summary>calendar/&lt;year&gt;.yaml: the State Council's notice for a year.</summary>
internal static class CalendarLoader
{
    private static readonly SchemaCheck Schema = SchemaCheck.Named("calendar-year");

    /// <summary>Null, with its problems noted, when the file cannot be used.</summary>
    public static CalendarYear? Load(YamlFile file)
    {
        if (!Schema.Check(file)) return null;
        var written = file.Read<WrittenYear>();
        var expected = Path.GetFileNameWithoutExtension(file.Name);
        if (expected != written.Year.ToString(CultureInfo.InvariantCulture))
            file.Fault("year", $"{written.Year} is not the year of the file's name; allowed: {expected}");
        var year = new CalendarYear(written.Year, written.Provisional,
            Days(written.DaysOff, "daysOff", file), Days(written.MakeUpWorkingDays, "makeUpWorkingDays", file), written.Notice)
        {
            ExchangeClosings = Days(written.ExchangeClosings, "exchangeClosings", file),
        };
        foreach (var fault in year.Faults()) file.Fault(PathOf(fault, written), fault);
        return file.Problems.Count == 0 ? year : null;
    }

    private static List<DateOnly> Days(IReadOnlyList<string> texts, string list, YamlFile file)
    {
        var days = new List<DateOnly>(texts.Count);
        for (var i = 0; i < texts.Count; i++)
            if (DateOnly.TryParseExact(texts[i], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) days.Add(
                day);
            else file.Fault($"{list}[{i}]", $"'{texts[i]}' is no day of the calendar");
        return days;
    }

    /// <summary>A fault about a day begins with it; the others are about the notice.</summary>
    private static string PathOf(string fault, WrittenYear written)
    {
        var day = fault[..Math.Min(10, fault.Length)];
        var madeUp = written.MakeUpWorkingDays.ToList().IndexOf(day);
        if (madeUp >= 0) return $"makeUpWorkingDays[{madeUp}]";
        var closing = written.ExchangeClosings.ToList().IndexOf(day);
        if (closing >= 0) return $"exchangeClosings[{closing}]";
        var off = written.DaysOff.ToList().IndexOf(day);
        return off >= 0 ? $"daysOff[{off}]" : written.Provisional ? "provisional" : "notice";
    }

    private sealed record WrittenYear(
        int Year, string? Notice, bool Provisional, IReadOnlyList<string> DaysOff, IReadOnlyList<string> MakeUpWorkingDays)
    {
        public IReadOnlyList<string> ExchangeClosings { get; init; } = [];
    }
}
