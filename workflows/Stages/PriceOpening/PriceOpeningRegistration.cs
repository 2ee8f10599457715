namespace Funding.Workflows.Stages.PriceOpening;

public static class PriceOpeningRegistration
{
    /// <summary>The opening of sealed prices.</summary>
    public static IServiceCollection AddPriceOpening(this IServiceCollection services) => services
        .AddSingleton<PriceOpeningStore>()
        .AddSingleton<PriceOpeningActs>()
        .AddSingleton<PriceOpeningCommands>()
        .AddStageKind<PriceOpeningKind, PriceOpeningDeclaration>();
}
