namespace Funding.Workflows.Awards;

public static class AwardRegistration
{
    /// <summary>Awards as homes, and the kinds of their duties.</summary>
    public static IServiceCollection AddAwards(this IServiceCollection services) => services
        .AddSingleton<AwardStore>()
        .AddSingleton<AwardMaking>()
        .AddSingleton<AwardWakes>()
        .AddSingleton<AwardWalk>()
        .AddSingleton<DueHomes>()
        .AddSingleton<AwardReconcile>()
        .AddSingleton<IEffectHandler, MakeAwardHandler>()
        .AddSingleton<IEffectHandler, WakeAwardHandler>()
        .AddSingleton<DutyKindSet>()
        .AddSingleton<IMailTemplates, DutyMails>()
        .AddSingleton<MonitoringCommands>()
        .AddSingleton<AwardViews>()
        .AddSingleton<IDutyKind, PaymentKind>()
        .AddSingleton<IDutyKind, MonitoringKind>();
}
