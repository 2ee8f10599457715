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
            ? Kinds[giver.Kind].Declaration.Read(giver) as T : null;

    /// <inheritdoc cref="Given"/>
    /// <exception cref="InvalidOperationException">No stage gives it: the loader lets no programme in whose stages need it.</exception>
    public T Needed<T>(Programme programme) where T : class => Given<T>(programme)
        ?? throw new InvalidOperationException($"No stage of the programme {programme.Id} gives {typeof(T).Name}.");

    /// <summary>The kind of the round's stage that gives the offer; empty where none does, which no stage is of.</summary>
    public string KindOf<T>(IStaged staged) => Giver<T>(staged)?.Kind ?? "";

    /// <summary>The round's first stage that gives the offer; null where none does.</summary>
    public PlannedStage? Giver<T>(IStaged staged) => Kinds.Giver<T>(staged);

    /// <summary>Whether any stage of the programme gives the offer.</summary>
    public bool IsGiven<T>(Programme programme) => programme.Stages.Any(stage => Gives<T>(stage.Kind));

    /// <summary>The kind itself of the round's stage that gives the offer; null where none does.</summary>
    public IStageKind? KindGiving<T>(IStaged staged) =>
        Giver<T>(staged) is { } giver ? Kinds[giver.Kind] : null;

    private StageKindSet Kinds => services.GetRequiredService<StageKindSet>();

    private bool Gives<T>(string kind) => Kinds[kind].Declaration.Gives.Contains(typeof(T));
}
