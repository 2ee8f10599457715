namespace Funding.Workflows.Stages.Monitoring;

public static class MonitoringRegistration
{
    /// <summary>An award's yearly reports.</summary>
    public static IServiceCollection AddMonitoring(this IServiceCollection services) => services
        .AddDutyKind<MonitoringKind, MonitoringDeclaration>();
}
