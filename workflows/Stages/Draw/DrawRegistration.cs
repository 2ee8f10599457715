namespace Funding.Workflows.Stages.Draw;

public static class DrawRegistration
{
    /// <summary>The pool of experts and the draw of the panels.</summary>
    public static IServiceCollection AddDraw(this IServiceCollection services) => services
        .AddSingleton<PublicValueCommands>()
        .AddSingleton<PublicValueActs>()
        .AddSingleton<ILinkHolder, ValueLinkQueries>()
        .AddSingleton<DrawQueries>()
        .AddSingleton<EarlierPoolQueries>()
        .AddSingleton<DrawRosters>()
        .AddSingleton<DrawBuilder>()
        .AddSingleton<DrawPages>()
        .AddSingleton<DrawActs>()
        .AddSingleton<ExpertImport>()
        .AddSingleton<ExpertPoolWriter>()
        .AddSingleton<PoolDataStore>()
        .AddSingleton<PoolGate>()
        .AddSingleton<PoolCheckCommands>()
        .AddSingleton<PoolCheckMail>()
        .AddStageKind<DrawKind, DrawDeclaration>();
}
