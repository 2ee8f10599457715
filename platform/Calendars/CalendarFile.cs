using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Calendar = Ical.Net.Calendar;

namespace Funding.Platform.Calendars;

/// <summary>Entries as an iCalendar file (RFC 5545), which every calendar program subscribes to.</summary>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const string Product = "-//Funding//Funding//EN";

    /// <summary>How often a program need look for changes.</summary>
    private const string Refresh = "PT6H";

    /// <param name="language">"zh" or "en".</param>
    /// <param name="page">The public address of a path.</param>
    /// <param name="now">When it is written.</param>
    public static string Of(Bilingual name, IEnumerable<CalendarEntry> entries, string language, Func<string, Uri> page, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = Product, Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", name.In(language));
        calendar.AddProperty("X-WR-TIMEZONE", ShanghaiTime.ZoneId);
        calendar.AddProperty("X-PUBLISHED-TTL", Refresh);
        foreach (var entry in entries.OrderBy(e => e.First).ThenBy(e => e.From).ThenBy(e => e.Key, StringComparer.Ordinal))
            calendar.Events.Add(EventOf(entry, language, page, now));
        return new CalendarSerializer().SerializeToString(calendar)
            ?? throw new InvalidOperationException("A calendar that was made here cannot be written.");
    }

    private static CalendarEvent EventOf(CalendarEntry entry, string language, Func<string, Uri> page, DateTimeOffset now)
    {
        var address = page(entry.Path);
        var written = new CalendarEvent
        {
            Uid = $"{Sha256Hex.Of(entry.Key)[..32]}@{address.Host}",
            DtStamp = Moment(now),
            Summary = entry.Title.In(language),
            Url = address,
            // A day on which something is due takes nobody's time.
            Transparency = entry.From is null ? "TRANSPARENT" : "OPAQUE",
        };
        if (entry.Place is { } place)
            written.Location = place.In(language);
        if (entry.From is not { } from)
        {
            // The end of whole days is the day after them.
            (written.Start, written.End) = (new CalDateTime(entry.First), new CalDateTime(entry.Last.AddDays(1)));
            return written;
        }

        written.Start = Moment(ShanghaiTime.At(entry.First, from));
        if (entry.To is { } to)
            written.End = Moment(ShanghaiTime.At(entry.First, to));
        return written;
    }

    // In UTC a time says the same to every program, whatever it knows of zones.
    private static CalDateTime Moment(DateTimeOffset at) => new(at.UtcDateTime, CalDateTime.UtcTzId);
}
