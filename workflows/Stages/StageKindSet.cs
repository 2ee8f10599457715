namespace Funding.Workflows.Stages;

/// <summary>The registered kinds of stages by their names.</summary>
public sealed class StageKindSet
{
    private readonly Dictionary<string, IStageKind> kinds;

    /// <exception cref="InvalidOperationException">
    /// Two kinds of one name, two acts of one name, or not exactly one act that leaves by an exit of its kind.
    /// </exception>
    public StageKindSet(IEnumerable<IStageKind> kinds)
    {
        this.kinds = new(StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            if (!this.kinds.TryAdd(kind.Kind, kind))
                throw new InvalidOperationException($"Two kinds of stages are called '{kind.Kind}'.");
        }

        if (All.SelectMany(k => k.Acts).GroupBy(a => a.Act.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Two acts are called '{twice.Key}'.");
        foreach (var kind in All)
        {
            var exits = kind.Acts.Where(a => a.Act.Exit is not null).Select(a => a.Act.Exit!).Order(StringComparer.Ordinal);
            if (!exits.SequenceEqual(kind.Declaration.Exits.Append(StageStep.NextStage).Order(StringComparer.Ordinal)))
                throw new InvalidOperationException($"The kind '{kind.Kind}' needs one act for each of its exits, \"next\" included.");
        }
    }

    public IReadOnlyCollection<IStageKind> All => kinds.Values;

    /// <exception cref="InvalidOperationException">No such kind is registered.</exception>
    public IStageKind this[string kind] => kinds.GetValueOrDefault(kind)
        ?? throw new InvalidOperationException($"No kind of stage is called '{kind}'; there are: {string.Join(", ", kinds.Keys)}.");

    /// <summary>The kind of the stage in which it is, or was when it ended.</summary>
    public IStageKind Of(IStaged staged) => this[staged.Stages.Of(staged.Stage).Kind];
}
