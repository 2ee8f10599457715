namespace Funding.Workflows.Stages.Payment;

public static class PaymentRegistration
{
    /// <summary>An award's payments.</summary>
    public static IServiceCollection AddPayment(this IServiceCollection services) => services
        .AddDutyKind<PaymentKind, PaymentDeclaration>();
}
