using Ical.Net.CalendarComponents;
using Calendar = Ical.Net.Calendar;

namespace Funding.Platform.Tests.Calendars;

public sealed class CalendarFileTests
{
    private static readonly Bilingual Name = new("申报时间", "Calls");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, ShanghaiTime.Offset);

    [Fact]
    public void Whole_days_end_with_the_day_after_them_and_take_nobodys_time()
    {
        var read = Read(new CalendarEntry("call", new("申报", "Call"), new(2026, 3, 2), new(2026, 3, 31), "/rounds/r"));

        Assert.Equal((new DateOnly(2026, 3, 2), false), (read.Start!.Date, read.Start.HasTime));
        Assert.Equal(new DateOnly(2026, 4, 1), read.End!.Date);
        Assert.Equal("TRANSPARENT", read.Transparency);
        Assert.Equal("https://site.example/rounds/r", read.Url!.AbsoluteUri);
    }

    [Fact]
    public void Times_of_Shanghai_are_the_same_moment_everywhere()
    {
        var read = Read(new CalendarEntry("session", new("答辩", "Session"), new(2026, 7, 1), new(2026, 7, 1), "/review")
        {
            From = new(8, 30),
            To = new(9, 0),
            Place = new("第一会场", "Room 1"),
        });

        Assert.Equal(new DateTime(2026, 7, 1, 0, 30, 0, DateTimeKind.Utc), read.Start!.AsUtc);
        Assert.Equal(new DateTime(2026, 7, 1, 1, 0, 0, DateTimeKind.Utc), read.End!.AsUtc);
        Assert.Equal("第一会场", read.Location);
    }

    [Fact]
    public void A_thing_keeps_its_id_when_it_moves_and_its_key_is_not_published()
    {
        var entry = new CalendarEntry("round:call:123456789012345678", new("申报", "Call"), new(2026, 3, 2), new(2026, 3, 2), "/");
        var moved = entry with { First = new(2026, 5, 6), Last = new(2026, 5, 6) };

        Assert.Equal(Read(entry).Uid, Read(moved).Uid);
        Assert.NotEqual(Read(entry).Uid, Read(entry with { Key = "another" }).Uid);
        Assert.DoesNotContain("123456789012345678", Write([entry]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_stays_one_text_whatever_stands_in_it()
    {
        const string nasty = "一；二, 三\nEND:VEVENT\r\nBEGIN:VEVENT \\ and a line that is far longer than the seventy-five octets of a line";
        var read = Read(new CalendarEntry("k", Bilingual.Same(nasty), new(2026, 3, 2), new(2026, 3, 2), "/"));

        Assert.Equal(nasty.ReplaceLineEndings("\n"), read.Summary!.ReplaceLineEndings("\n"));
        Assert.All(Write([]).Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75));
    }

    [Theory]
    [InlineData("zh", "申报时间", "申报")]
    [InlineData("en", "Calls", "Call")]
    public void It_is_written_in_one_language(string language, string name, string title)
    {
        var text = Write([new("k", new("申报", "Call"), new(2026, 3, 2), new(2026, 3, 2), "/")], language);

        Assert.Contains($"X-WR-CALNAME:{name}\r\n", text, StringComparison.Ordinal);
        Assert.Contains($"SUMMARY:{title}\r\n", text, StringComparison.Ordinal);
    }

    private static CalendarEvent Read(CalendarEntry entry) => Assert.Single(Calendar.Load(Write([entry]))!.Events);

    private static string Write(IReadOnlyList<CalendarEntry> entries, string language = "zh") =>
        CalendarFile.Of(Name, entries, language, path => new Uri("https://site.example" + path), Now);
}
