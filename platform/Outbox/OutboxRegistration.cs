namespace Funding.Platform.Outbox;

public static class OutboxRegistration
{
    /// <summary>Commits, their effects and the dispatcher. Needs a table store, an orchestration client and a clock.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddAudit()
        .AddOfficeHours()
        .AddSingleton<ActivePartitions>()
        .AddSingleton<CommitWriter>()
        .AddSingleton<EffectRunner>()
        .AddSingleton<Dispatcher>()
        .AddSingleton<IHostedService>(provider => provider.GetRequiredService<Dispatcher>())
        .AddSingleton<IEffectHandler, RaiseHandler>()
        .AddSingleton<IEffectHandler, ScheduleHandler>()
        .AddSingleton<IEffectHandler, EnsureHandler>()
        .AddSingleton<IEffectHandler, RowHandler>();

    // A command without programme files has no calendar.
    private static IServiceCollection AddOfficeHours(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new OfficeHours(provider.GetService<WorkingCalendar>() ?? WorkingCalendar.Weekly));
        return services;
    }
}
