namespace Funding.Services.Audit;

public static class AuditRegistration
{
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services.AddSingleton<AuditSequencer>().AddSingleton<AuditExport>();
}
