namespace Funding.Workflows.Calendars;

public static class CalendarRegistration
{
    /// <summary>Calendars that programs subscribe to. Needs rounds, stages and people.</summary>
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services.AddSingleton<FeedQueries>();
}
