namespace Funding.Workflows.Stages.Defence;

public static class DefenceRegistration
{
    /// <summary>The defence before the panels: planned, held and noted.</summary>
    public static IServiceCollection AddDefence(this IServiceCollection services) => services
        .AddSingleton<DefenceStore>()
        .AddSingleton<DefenceActs>()
        .AddSingleton<DefenceTellActs>()
        .AddSingleton<DefenceWaitQueries>()
        .AddSingleton<DefencePlanCommands>()
        .AddSingleton<DefenceMoveCommands>()
        .AddSingleton<DefenceAwayCommands>()
        .AddSingleton<DefenceTrackCommands>()
        .AddSingleton<DefenceNoteCommands>()
        .AddSingleton<DefenceQueries>()
        .AddSingleton<PanelSessionQueries>()
        .AddSingleton<DefenceDataStore>()
        .AddSingleton<ILinkHolder, DefenceLinkQueries>()
        .AddStageKind<DefenceKind, DefenceDeclaration>();
}
