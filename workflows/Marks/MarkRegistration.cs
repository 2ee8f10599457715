namespace Funding.Workflows.Marks;

public static class MarkRegistration
{
    /// <summary>Tags and saved views of a round's applications. Needs storage.</summary>
    public static IServiceCollection AddMarks(this IServiceCollection services) => services
        .AddSingleton<MarkStore>()
        .AddSingleton<MarkCommands>()
        .AddSingleton<ICaseListPart, MarkListQueries>();
}
