namespace Funding.Workflows.Stages.RollingCall;

public static class RollingCallRegistration
{
    /// <summary>A call whose cases go their own way.</summary>
    public static IServiceCollection AddRollingCall(this IServiceCollection services) => services
        .AddSingleton<RollingCallActs>()
        .AddStageKind<RollingCallKind, RollingCallDeclaration>();
}
