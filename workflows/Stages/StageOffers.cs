namespace Funding.Workflows.Stages;

/// <summary>
/// What stages give each other: who takes an offer asks here which stage gives it, and names no kind. The kinds are asked for when it is
/// needed, for their acts hold this.
/// </summary>
public sealed class StageOffers(IServiceProvider services)
{
    /// <summary>The settings of the last stage that gives the offer; null where none does.</summary>
    public T? Given<T>(Programme programme) where T : class =>
        programme.Stages.LastOrDefault(stage => Gives<T>(stage.Kind)) is { } giver
            ? services.GetRequiredService<StageKindSet>()[giver.Kind].Declaration.Read(giver) as T : null;

    /// <summary>The round's first stage that gives the offer; null where none does.</summary>
    public PlannedStage? Giver<T>(IStaged staged) => staged.Stages.FirstOrDefault(stage => Gives<T>(stage.Kind));

    private bool Gives<T>(string kind) => services.GetRequiredService<StageKindSet>()[kind].Declaration.Gives.Contains(typeof(T));
}
