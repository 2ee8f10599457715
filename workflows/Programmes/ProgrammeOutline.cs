namespace Funding.Workflows.Programmes;

/// <summary>The kinds that files may use.</summary>
public sealed record ProgrammeKinds(IReadOnlyList<IStageDeclaration> Stages, IReadOnlyList<IPartDeclaration> Parts)
{
    public IStageDeclaration Stage(string kind) => Stages.First(s => s.Kind == kind);

    /// <summary>What may stand among the duties of an award.</summary>
    public IReadOnlyList<IStageDeclaration> Duties { get; init; } = [];

    /// <summary>What is wrong with a number in the words of rules; nothing is known of it where no kinds are.</summary>
    public Func<string, ProgrammeOutline, IReadOnlyList<string>> Figures { get; init; } = (_, _) => [];

    public IStageDeclaration Duty(string kind) => Duties.First(s => s.Kind == kind);

    /// <summary>What the holder of an award may ask to have changed.</summary>
    public IReadOnlyList<IVariationDeclaration> Variations { get; init; } = [];

    public IVariationDeclaration Variation(string change) => Variations.First(v => v.Change == change);

    public IPartDeclaration Part(string kind) => Parts.First(p => p.Kind == kind);
}

/// <summary>A programme as the checks of its kinds see it.</summary>
/// <param name="Desks">The ids of desks.yaml.</param>
public sealed record ProgrammeOutline(Programme Programme, ProgrammeKinds Kinds, IReadOnlySet<string> Desks)
{
    /// <summary>The ids that rules may name: of files, and those that this one declares.</summary>
    public required IReadOnlySet<string> Programmes { get; init; }

    /// <summary>The stages before one, in order.</summary>
    public IEnumerable<StageOutline> Before(StageOutline stage) => Programme.Stages.TakeWhile(s => s != stage);

    /// <summary>Where an exit of one may lead: to those before it, but no further back than where its cases were split off.</summary>
    public IEnumerable<StageOutline> BackFrom(StageOutline stage)
    {
        var before = Before(stage).ToList();
        return before.Skip(before.FindIndex(s => Kinds.Stage(s.Kind).SplitsCohort) + 1);
    }

    /// <summary>The stages after one, in order.</summary>
    public IEnumerable<StageOutline> After(StageOutline stage) => Programme.Stages.SkipWhile(s => s != stage).Skip(1);

    /// <summary>The settings of the last stage before one that give the offer; null where none does.</summary>
    public T? Given<T>(StageOutline stage) where T : class =>
        Before(stage).LastOrDefault(s => Kinds.Stage(s.Kind).Gives.Contains(typeof(T))) is { } giver
            ? Kinds.Stage(giver.Kind).Read(giver) as T : null;
}
