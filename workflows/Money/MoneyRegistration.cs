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
        .AddSingleton<Reservations>()
        .AddSingleton<GrantActs>()
        .AddSingleton<GrantWaitActs>()
        .AddSingleton<IAwardContent, AwardGrants>()
        .AddSingleton<IMailTemplates, GrantMails>()
        .AddSingleton<IEffectHandler, CommitMoneyHandler>()
        .AddSingleton<IEffectHandler, MoneyFreedHandler>()
        .AddSingleton<LedgerExportWriter>()
        .AddSingleton<IMailTemplates, MoneyMails>()
        .AddSingleton<IEffectHandler, TransferHandler>()
        .AddRecoveries()
        .AddHands()
        .AddBankAccounts()
        .AddPayments();

    private static IServiceCollection AddRecoveries(this IServiceCollection services) => services
        .AddSingleton<RecoveryStore>()
        .AddSingleton<RecoveryCommands>()
        .AddSingleton<IAwardPart, RecoveryPartQueries>()
        .AddSingleton<IAwardWaits, RecoveryWaitQueries>()
        .AddSingleton<IAwardFigures, TrancheFigureQueries>()
        .AddSingleton<IEffectHandler, PostRecoveryHandler>()
        .AddSingleton<IEffectHandler, SetOffHandler>()
        .AddSingleton<IMailTemplates, RecoveryMails>();

    /// <summary>The host says which key hashes identity numbers; without one nobody is verified.</summary>
    private static IServiceCollection AddHands(this IServiceCollection services)
    {
        services.TryAddSingleton(IdentityKey.Of(null));
        return services
            .AddSingleton<SealedContent>()
            .AddSingleton<HandStore>()
            .AddSingleton<IdentityKeyStore>()
            .AddSingleton<IReadiness, IdentityKeyFacts>()
            .AddSingleton<HandCommands>()
            .AddSingleton<IMatters, VerificationWaitQueries>()
            .AddSingleton<CodeCommands>()
            .AddSingleton<IMailTemplates, HandMails>();
    }

    private static IServiceCollection AddBankAccounts(this IServiceCollection services) => services
        .AddSingleton<AccountStore>()
        .AddSingleton<AccountCommands>()
        .AddSingleton<IMatters, AccountWaitQueries>()
        .AddSingleton<IDocumentRows, AccountDocumentFacts>()
        .AddSingleton<IMailTemplates, AccountMails>();

    private static IServiceCollection AddPayments(this IServiceCollection services)
    {
        services.TryAddSingleton(new PaymentOptions());
        return services
            .AddSingleton<RunStore>()
            .AddSingleton<PayeeGate>()
            .AddSingleton<PayableStopWriter>()
            .AddSingleton<PayeeWriter>()
            .AddSingleton<RunCommands>()
            .AddSingleton<IMatters, RunWaitQueries>()
            .AddSingleton<GatherCommands>()
            .AddSingleton<PaymentFileCommands>()
            .AddSingleton<BankAnswerCommands>()
            .AddSingleton<IEffectHandler, RunReleaseHandler>()
            .AddSingleton<IEffectHandler, SettleHandler>()
            .AddSingleton<IMailTemplates, RunMails>();
    }
}
