namespace Funding.Workflows.Awards;

public static class AwardRegistration
{
    /// <summary>Awards as homes. The kinds of their duties are registered with those of stages.</summary>
    public static IServiceCollection AddAwards(this IServiceCollection services) => services
        .AddSingleton<AwardRollStore>()
        .AddSingleton<CertificateQueries>()
        .AddSingleton<AwardStore>()
        .AddSingleton<AwardMaking>()
        .AddSingleton<AwardWakes>()
        .AddSingleton<AwardWaitStore>()
        .AddSingleton<IMatters>(provider => provider.GetRequiredService<AwardWaitStore>())
        .AddSingleton<AwardWalk>()
        .AddSingleton<AwardHistoryQueries>()
        .AddSingleton<AwardReadQueries>()
        .AddSingleton<AwardViews>()
        .AddSingleton<OwnAwardQueries>()
        .AddSingleton<DueHomes>()
        .AddSingleton<AwardReconcile>()
        .AddSingleton<DutyKindSet>()
        .AddSingleton<IMailTemplates, DutyMails>()
        .AddSingleton<IEffectHandler, MakeAwardHandler>()
        .AddSingleton<IEffectHandler, WakeAwardHandler>();
}
