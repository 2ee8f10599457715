namespace Funding.Workflows.Stages.Forwarding;

public static class ForwardingRegistration
{
    /// <summary>Recommendations on which a higher body decides.</summary>
    public static IServiceCollection AddForwarding(this IServiceCollection services) => services
        .AddSingleton<ForwardingQueries>()
        .AddSingleton<ForwardingCommands>()
        .AddDutyKind<ForwardingKind, ForwardingDeclaration>();
}
