namespace Funding.Workflows.Stages.Payment;

public static class PaymentRegistration
{
    /// <summary>An award's payments.</summary>
    public static IServiceCollection AddPayment(this IServiceCollection services) => services
        // The kinds are asked for reports, and the payments are one of them.
        .AddSingleton(provider => new Lazy<DutyKindSet>(provider.GetRequiredService<DutyKindSet>))
        .AddSingleton<PaymentQueries>()
        .AddSingleton<LiftCommands>()
        .AddSingleton<IAwardFollower, StandingFollower>()
        .AddSingleton<IAwardPassing, PassingWriter>()
        .AddSingleton<IAwardPart, PaymentPartQueries>()
        .AddSingleton<IEffectHandler, PutPayableHandler>()
        .AddSingleton<IEffectHandler, PaymentSettledHandler>()
        .AddSingleton<IEffectHandler, StandingHandler>()
        .AddDutyKind<PaymentKind, PaymentDeclaration>();
}
