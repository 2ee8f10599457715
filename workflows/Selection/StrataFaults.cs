namespace Funding.Workflows.Selection;

/// <summary>What makes strata unfit: their minima could not all be kept, or an application would count twice.</summary>
internal static class StrataFaults
{
    public static IEnumerable<string> Of(SelectionRules rules)
    {
        if (rules is not { Budget: null, Price: null }) yield return "budget and prices go with shapes of their own";
        if (rules is not { CapPerCity: null, Within: null }) yield return "strata have no other caps";
        if (rules is not { Places: { } places, Strata: { Each: { Count: > 0 } each, By: var by } })
        {
            yield return "a ranking by strata has a number of places and strata";
            yield break;
        }
        if (each.Any(s => s.Of.Count == 0)) yield return "a stratum has an answer";
        if (each.Any(s => s.Min < 0 || s.Max < 1 || s.Max < s.Min)) yield return "a stratum has a minimum from 0 on and a maximum above it";
        if (each.Sum(s => (long)Math.Max(0, s.Min)) > places) yield return "the minima of the strata are more than the places";
        foreach (var twice in each.SelectMany(s => s.Of).GroupBy(v => v, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"{by}={twice.Key} belongs to two strata";
    }
}
