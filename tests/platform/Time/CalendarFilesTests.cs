namespace Funding.Platform.Tests.Time;

/// <summary>The shipped year files against what is known of a year besides its list of dates.</summary>
public sealed partial class CalendarFilesTests
{
    [Theory]
    // The number of working days of each year: 365 or 366 less 104 or 105 weekend days less the statutory days off.
    [InlineData(2024, "国办发明电〔2023〕7号", 8, 251)]
    [InlineData(2025, "国办发明电〔2024〕12号", 5, 248)]
    [InlineData(2026, "国办发明电〔2025〕7号", 6, 248)]
    public void A_year_has_its_notice_and_its_number_of_working_days(int year, string notice, int madeUp, int workingDays)
    {
        var file = Read(year);
        Assert.Equal((year, notice, false), (file.Year, file.Citation, file.Provisional));
        Assert.Empty(file.Faults());
        Assert.Equal(madeUp, file.MakeUpWorkingDays.Count);
        var calendar = new WorkingCalendar([file]);
        Assert.Equal(workingDays, calendar.WorkingDaysBetween(new(year - 1, 12, 31), new(year, 12, 31)));
    }

    [Theory]
    [InlineData("2024-02-09", true)] // 除夕 was worked that year
    [InlineData("2024-02-18", true)]
    [InlineData("2025-01-28", false)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-09-25", false)]
    [InlineData("2026-10-10", true)]
    public void Days_that_people_remember(string day, bool works)
    {
        var date = DateOnly.Parse(day);
        Assert.Equal(works, new WorkingCalendar([Read(date.Year)]).IsWorkingDay(date));
    }

    [Theory]
    [InlineData("2024-02-08", true)]
    [InlineData("2024-02-09", false)] // 除夕: worked, but the exchange had closed for the festival
    [InlineData("2024-02-18", false)] // a Sunday that was worked
    [InlineData("2024-02-19", true)]
    [InlineData("2025-09-28", false)]
    [InlineData("2026-05-01", false)]
    [InlineData("2026-05-08", true)]
    [InlineData("2026-05-09", false)]
    [InlineData("2026-05-11", true)]
    public void Days_on_which_the_exchange_trades(string day, bool trades)
    {
        var date = DateOnly.Parse(day);
        Assert.Equal(trades, new WorkingCalendar([Read(date.Year)]).Trading.IsTradingDay(date));
    }

    [Theory]
    // The exchange's own count of its days: 2024 has 242, 2025 has 243.
    [InlineData(2024, 242)]
    [InlineData(2025, 243)]
    public void A_year_has_the_exchanges_number_of_trading_days(int year, int days)
    {
        var trading = new WorkingCalendar([Read(year)]).Trading;
        var all = Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Where(d => d.Year == year);
        Assert.Equal(days, all.Count(trading.IsTradingDay));
    }

    private static CalendarYear Read(int year)
    {
        var text = File.ReadAllText(Path.Combine(Root(), "programmes", "calendar", $"{year}.yaml"));
        List<DateOnly> Days(string name) => [.. Day().Matches(Regex.Match(text, $@"{name}: \[([^\]]*)\]").Groups[1].Value)
            .Select(m => DateOnly.Parse(m.Value))];
        return new(
            int.Parse(Regex.Match(text, @"^year: (\d+)$", RegexOptions.Multiline).Groups[1].Value),
            text.Contains("provisional: true"), Days("daysOff"), Days("makeUpWorkingDays"),
            Regex.Match(text, "^notice: (.+)$", RegexOptions.Multiline).Groups[1].Value.Trim())
        {
            ExchangeClosings = Days("exchangeClosings"),
        };
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Funding.sln"))) folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}")]
    private static partial Regex Day();
}
