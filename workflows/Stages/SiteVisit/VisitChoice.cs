namespace Funding.Workflows.Stages.SiteVisit;

/// <param name="Score">What its signed sheets are worth; null without one.</param>
public sealed record ScoredCase(string Id, decimal? Score)
{
    /// <summary>Its answer by which the ranking tells strata apart; null where that has none.</summary>
    public string? Answer { get; init; }
}

/// <summary>Which applications are visited, from the order of scores that is there.</summary>
public static class VisitChoice
{
    /// <param name="rules">Of the ranking that comes; null only where all are visited.</param>
    /// <returns>
    /// Ids in ordinal order. Who has the score of the last one taken is taken as well; who has none is ranked nowhere. Of strata the
    /// finalists of each are so many times its maximum, and those of none stand among all by the places.
    /// </returns>
    public static IReadOnlyList<string> Of(SiteVisitSettings settings, IReadOnlyList<ScoredCase> cases, SelectionRules? rules)
    {
        var scores = cases.Select(c => c.Score).OfType<decimal>().OrderDescending().ToList();
        Func<ScoredCase, bool> visited = settings.Of switch
        {
            VisitedCases.All => _ => true,
            VisitedCases.Finalists => c => c.Score >= LineOf(cases, scores, rules!, settings.Times!.Value, c),
            _ => c => c.Score is { } score && LineOf(scores, rules!) is { } line && Math.Abs(score - line) <= settings.Points,
        };
        return [.. cases.Where(visited).Select(c => c.Id).Order(StringComparer.Ordinal)];
    }

    /// <summary>The score of the last finalist of a case's stratum, or of all where it belongs to none.</summary>
    private static decimal? LineOf(
        IReadOnlyList<ScoredCase> cases, IReadOnlyList<decimal> scores, SelectionRules rules, decimal times, ScoredCase of)
    {
        if (of.Answer is not { } answer || rules.Strata?.Each.FirstOrDefault(s => s.Of.Contains(answer)) is not { } stratum)
            return At(scores, (int)decimal.Ceiling(rules.Places!.Value * times));
        return At(
            [.. cases.Where(c => c.Answer is { } own && stratum.Of.Contains(own)).Select(c => c.Score).OfType<decimal>().OrderDescending()],
            (int)decimal.Ceiling(stratum.Max * times));
    }

    /// <summary>The score of the last place, or of the last one where there are more places; of a threshold the minimum score.</summary>
    private static decimal? LineOf(IReadOnlyList<decimal> scores, SelectionRules rules) =>
        rules.Places is { } places ? At(scores, places) : rules.MinimumScore;

    /// <param name="place">From 1 on; beyond the last one it is the last.</param>
    private static decimal? At(IReadOnlyList<decimal> scores, int place) =>
        scores.Count == 0 ? null : scores[Math.Clamp(place, 1, scores.Count) - 1];
}
