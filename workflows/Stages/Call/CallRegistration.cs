namespace Funding.Workflows.Stages.Call;

public static class CallRegistration
{
    /// <summary>The call for applications.</summary>
    public static IServiceCollection AddCall(this IServiceCollection services) => services
        .AddStageKind<CallKind, CallDeclaration>();
}
