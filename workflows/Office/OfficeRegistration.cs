namespace Funding.Workflows.Office;

public static class OfficeRegistration
{
    public static IServiceCollection AddOffice(this IServiceCollection services) => services
        .AddSingleton<StateCounts>()
        .AddSingleton<RoundOverviews>()
        .AddSingleton<OfficeStart>()
        .AddSingleton<ILanding, OfficeLanding>()
        .AddSingleton<ILinkHolder, OfficeLinkQueries>()
        .AddSingleton<ProposalQueries>()
        .AddSingleton<CaseLists>()
        .AddSingleton<ApplicationLists>()
        .AddSingleton<CaseParts>()
        .AddSingleton<GivenUpEffects>()
        .AddSingleton<MailedLinks>()
        .AddSingleton<MailLog>()
        .AddSingleton<Reminders>()
        .AddSingleton<RoundWaits>()
        .AddSingleton<WaitingLines>()
        .AddSingleton<WaitingQueries>()
        .AddSingleton<MatterQueries>()
        .AddSingleton<MatterCommands>()
        .AddSingleton<ReminderCommands>()
        .AddSingleton<Exports>();
}
