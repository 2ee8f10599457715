namespace Funding.Tests.Support.Rounds;

/// <summary>Mails go at once at any hour: for tests of what is said, which do not wait for the morning.</summary>
public sealed class AlwaysOpen() : OfficeHours(WorkingCalendar.Weekly)
{
    public override DateTimeOffset Next(DateTimeOffset now, DateTimeOffset? term = null) => now;
}
