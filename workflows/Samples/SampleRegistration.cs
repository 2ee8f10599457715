namespace Funding.Workflows.Samples;

public static class SampleRegistration
{
    /// <summary>Samples of rows that the office calls. Needs storage and people.</summary>
    public static IServiceCollection AddSamples(this IServiceCollection services) => services
        .AddSingleton<SampleCommands>()
        .AddSingleton<ICasePart, SampleCaseQueries>()
        .AddSingleton<ICaseNotes, SampleForgettingCommands>();
}
