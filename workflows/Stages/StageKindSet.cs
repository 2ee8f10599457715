namespace Funding.Workflows.Stages;

/// <summary>The registered kinds of stages by their names.</summary>
public sealed class StageKindSet
{
    private readonly Dictionary<string, IStageKind> kinds;

    /// <exception cref="InvalidOperationException">
    /// Two kinds, acts, mails or purposes of links of one name, not exactly one act that leaves by an exit of its kind, or an act that does
    /// not run as its kind declares.
    /// </exception>
    public StageKindSet(IEnumerable<IStageKind> kinds)
    {
        this.kinds = new(StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            if (!this.kinds.TryAdd(kind.Kind, kind))
                throw new InvalidOperationException($"Two kinds of stages are called '{kind.Kind}'.");
        }

        Once("acts", All.SelectMany(k => k.Acts).Select(a => a.Act.Name).Append(CaseGate.OpenCases.Name).Append(CaseGate.LeaveGate.Name));
        Once("mails", MailTemplates.All.Concat(All.SelectMany(k => k.Mails)).Select(m => m.Name));
        Once("purposes of links", LinkPurpose.All.Concat(All.SelectMany(k => k.Links).Select(l => l.Purpose)).Select(p => p.Name));
        foreach (var kind in All)
        {
            var exits = kind.Acts.Select(a => a.Act.Exit).OfType<string>().Where(e => e != StageStep.EndOfCase)
                .Order(StringComparer.Ordinal);
            if (!exits.SequenceEqual(kind.Declaration.Exits.Append(StageStep.NextStage).Order(StringComparer.Ordinal)))
                throw new InvalidOperationException($"The kind '{kind.Kind}' needs one act for each of its exits, \"next\" included.");
            if (kind.Acts.FirstOrDefault(a => !RunsAsDeclared(a, kind.Declaration.Scopes)) is { } other)
                throw new InvalidOperationException(
                    $"The act '{other.Act.Name}' runs for {other.Scopes}, and its kind '{kind.Kind}' says {kind.Declaration.Scopes}.");
        }
    }

    public IReadOnlyCollection<IStageKind> All => kinds.Values;

    /// <exception cref="InvalidOperationException">No such kind is registered.</exception>
    public IStageKind this[string kind] => kinds.GetValueOrDefault(kind)
        ?? throw new InvalidOperationException($"No kind of stage is called '{kind}'; there are: {string.Join(", ", kinds.Keys)}.");

    /// <summary>The kind of the stage in which it is, or was when it ended.</summary>
    public IStageKind Of(IStaged staged) => this[staged.Stages.Of(staged.Stage).Kind];

    /// <summary>The first stage whose kind gives the offer; null where none does.</summary>
    public PlannedStage? Giver<T>(IStaged staged) =>
        staged.Stages.FirstOrDefault(stage => this[stage.Kind].Declaration.Gives.Contains(typeof(T)));

    /// <summary>
    /// Whether its present stage runs case by case: after a stage that splits the cohort every stage does, and one whose kind cannot take
    /// all cases together does anywhere.
    /// </summary>
    public bool RunsByCase(IStaged staged) =>
        !Of(staged).Declaration.Scopes.HasFlag(StageScopes.Cohort) || staged.Stages.IsByCase(staged.Stage);

    /// <inheritdoc cref="Withdrawing.Of"/>
    /// <param name="round">As it is for the application, see <see cref="Round.For"/>.</param>
    public Withdrawing Withdraw(ApplicationState state, Round round, bool callOpen) =>
        Withdrawing.Of(state, round, Of(round).Withdraw, callOpen, round.Seal is not null);

    /// <summary>A scope is a promise: the stage can be left by every exit. Within it an act may be for one scope alone.</summary>
    private static bool RunsAsDeclared(ActRun run, StageScopes declared) => run.Act.Exit switch
    {
        null => run.Scopes != 0 && (run.Scopes & ~declared) == 0,
        StageStep.EndOfCase => run.Scopes == StageScopes.Case && declared.HasFlag(StageScopes.Case),
        _ => run.Scopes == declared,
    };

    private static void Once(string what, IEnumerable<string> names)
    {
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Two {what} are called '{twice.Key}'.");
    }
}
