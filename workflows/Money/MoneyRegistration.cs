namespace Funding.Workflows.Money;

public static class MoneyRegistration
{
    /// <summary>Budget lines and their ledger. Needs awards, people and the catalogue.</summary>
    public static IServiceCollection AddMoney(this IServiceCollection services) => services
        .AddSingleton<BudgetStore>()
        .AddSingleton<LedgerWriter>()
        .AddSingleton<LedgerCommands>()
        .AddSingleton<BudgetChangeCommands>()
        .AddSingleton<BudgetReconcile>()
        .AddSingleton<LedgerExportWriter>()
        .AddSingleton<IMailTemplates, MoneyMails>()
        .AddSingleton<IEffectHandler, TransferHandler>();
}
