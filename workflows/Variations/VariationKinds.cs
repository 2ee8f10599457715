namespace Funding.Workflows.Variations;

/// <summary>The one list of the kinds of changes.</summary>
public static class VariationKinds
{
    public static IReadOnlyList<IVariationKind> All { get; } =
    [
        new LeaderVariation(), new TargetsVariation(), new DelayVariation(), new TermVariation(), new MemberLeavesVariation(),
        new MemberJoinsVariation(), new LeadPassesVariation(), new BudgetVariation(),
    ];

    /// <returns>Null where none is called so.</returns>
    public static IVariationKind? Find(string change) => All.FirstOrDefault(k => k.Declaration.Change == change);

    /// <exception cref="InvalidOperationException">No kind is called so; the catalogue lets none in.</exception>
    public static IVariationKind Of(string change) =>
        Find(change) ?? throw new InvalidOperationException($"No kind of change is called '{change}'.");

    /// <summary>Whether a programme's award may be changed so.</summary>
    public static bool Provides(this AwardSettings settings, Func<IVariationKind, bool> which) =>
        (settings.Variations ?? []).Any(v => which(Of(v.Change)));
}
