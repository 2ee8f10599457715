namespace Funding.Workflows.Stages.Announcement;

public static class AnnouncementRegistration
{
    /// <summary>The announcement of the awards.</summary>
    public static IServiceCollection AddAnnouncement(this IServiceCollection services) => services
        .AddSingleton<AwardActs>()
        .AddSingleton<AwardMoneyActs>()
        .AddSingleton<CaseAwardActs>()
        .AddStageKind<AnnouncementKind, AnnouncementDeclaration>();
}
