namespace Funding.Platform.Calendars;

/// <summary>Something that lies on days, or between two times of one day, in Shanghai.</summary>
/// <param name="Key">The same for the same thing however it moves, so that a calendar program moves it too; published as a hash.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, that one included.</param>
/// <param name="Path">Of our page about it.</param>
public sealed record CalendarEntry(string Key, Bilingual Title, DateOnly First, DateOnly Last, string Path)
{
    /// <summary>On <see cref="First"/>; null for whole days.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>Null where nobody knows how long it takes.</summary>
    public TimeOnly? To { get; init; }

    public Bilingual? Place { get; init; }
}
