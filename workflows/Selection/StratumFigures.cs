namespace Funding.Workflows.Selection;

/// <summary>What became of a stratum in a ranking.</summary>
/// <param name="Stratum">As the rules have it.</param>
/// <param name="Ranked">Applications of it with a score.</param>
/// <param name="Fit">Those that reach the minimum score.</param>
/// <param name="Selected">Those that have a place.</param>
public sealed record StratumFigures(Stratum Stratum, int Ranked, int Fit, int Selected)
{
    /// <summary>It had too few applications for its minimum.</summary>
    [JsonIgnore]
    public bool IsUnmet => Selected < Stratum.Min;

    /// <summary>In the order of the rules.</summary>
    /// <returns>Null where the rules have no strata.</returns>
    public static IReadOnlyList<StratumFigures>? Of(SelectionRules rules, RankingResult result)
    {
        if (rules.Strata is not { } strata) return null;
        var index = new StrataIndex(strata);
        var entries = result.Entries.Where(e => e.Rank is not null).ToLookup(e => index.Of(e.Groups));
        return
        [
            .. strata.Each.Index().Select(s => new StratumFigures(
                s.Item, entries[s.Index].Count(), entries[s.Index].Count(e => e.Reason != StandingReason.BelowMinimum),
                entries[s.Index].Count(e => e.Standing == Standing.Selected))),
        ];
    }
}
