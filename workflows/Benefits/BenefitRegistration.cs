namespace Funding.Workflows.Benefits;

public static class BenefitRegistration
{
    /// <summary>Benefit lines of enterprises and their ledgers.</summary>
    public static IServiceCollection AddBenefits(this IServiceCollection services) => services
        .AddSingleton<BenefitStore>()
        .AddSingleton<BenefitCommands>()
        .AddSingleton<IAwardPart, BenefitQueries>()
        .AddSingleton<IAwardTranches, BenefitTrancheQueries>()
        .AddSingleton<IAwardFigures, BenefitFigureQueries>()
        .AddSingleton<BenefitMoneyActs>()
        .AddSingleton<IPaymentListener, BenefitPaymentWriter>()
        .AddSingleton<IAwardFollower, BenefitFollower>()
        .AddSingleton<IMailTemplates, BenefitPaymentMails>()
        .AddSingleton<IEffectHandler, PostBenefitHandler>()
        .AddSingleton<IEffectHandler, PayBenefitHandler>()
        .AddSingleton<IEffectHandler, BenefitStandingHandler>();
}
