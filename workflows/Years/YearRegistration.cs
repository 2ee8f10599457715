namespace Funding.Workflows.Years;

public static class YearRegistration
{
    /// <summary>The year of an administrator: its page, and the mail at the beginning of a week.</summary>
    public static IServiceCollection AddYears(this IServiceCollection services) => services
        .AddSingleton<YearQueries>()
        .AddSingleton<YearCommands>()
        .AddSingleton<IMailTemplates, WeekMails>()
        .AddSingleton<WeekMailWriter>();
}
