namespace Funding.Workflows.Awards.Changes;

public static class AwardChangeRegistration
{
    /// <summary>Corrections, suspensions and withdrawals of awards. Needs awards, organisations, people and the calendar.</summary>
    public static IServiceCollection AddAwardChanges(this IServiceCollection services) => services
        .AddSingleton<AwardChangeStore>()
        .AddSingleton<AwardChangeCommands>()
        .AddSingleton<AwardChangeQueries>()
        .AddSingleton<IEffectHandler, SupersedeHandler>()
        .AddSingleton<ActDocumentCommands>()
        .AddSingleton<ActDocumentQueries>()
        .AddSingleton<IAwardWaits, WithdrawalWaitQueries>()
        .AddSingleton<IMailTemplates, AwardChangeMails>();
}
