namespace Funding.Workflows.Money.Allocation;

/// <summary>Why money cannot be shared out by some inputs, a sentence each, before anything is computed.</summary>
public static class AllocationInputFaults
{
    /// <summary>As many as one round has.</summary>
    public const int MostCases = 10_000;

    private const decimal MostFigure = 999_999_999_999m;

    public static IReadOnlyList<string> Of(AllocationInputs inputs) => [.. OfRule(inputs.Rule), .. OfCases(inputs)];

    private static IEnumerable<string> OfRule(AllocationRule rule)
    {
        if (!Enum.IsDefined(rule.Shape)) yield return $"there is no shape {rule.Shape}";
        if (!IsAmount(rule.Total)) yield return $"the total is {rule.Total}";
        if (rule.Shape == AllocationShape.Fixed && !IsAmount(rule.Each)) yield return "fixed needs an amount for each";
        if (rule.Shape == AllocationShape.PerUnit && !IsAmount(rule.Rate)) yield return "per unit needs a rate";
        if (rule.Shape == AllocationShape.Bands)
        {
            if (rule.Bands.Count == 0 || rule.Bands.Any(b => !IsAmount(b.Amount))) yield return "bands need amounts";
            if (rule.Bands.Zip(rule.Bands.Skip(1)).Any(b => b.First.UpTo >= b.Second.UpTo) || rule.Bands.Any(b => b.UpTo < 1))
                yield return "bands go up from place 1, each beyond the one before";
        }

        if (rule.Floor < Yuan.Zero || rule.Cap < rule.Floor || rule.Cap <= Yuan.Zero) yield return "the cap is not above the floor";
    }

    private static IEnumerable<string> OfCases(AllocationInputs inputs)
    {
        var (rule, cases) = (inputs.Rule, inputs.Cases);
        if (cases.Count is 0 or > MostCases) yield return $"{cases.Count} take part: 1 to {MostCases} may";
        if (cases.Select(c => c.Key).Distinct(StringComparer.Ordinal).Count() < cases.Count) yield return "a key is there twice";
        if (cases.Any(c => c.Rank < 1) || cases.Select(c => c.Rank).Distinct().Count() < cases.Count)
            yield return "places are from 1 and each there once";
        if (rule.Shape is AllocationShape.Proportional or AllocationShape.PerUnit
            && cases.FirstOrDefault(c => c.Figure is not (>= 0 and <= MostFigure)) is { } figure)
            yield return $"{figure.Key} has the figure {figure.Figure}";
        if (rule.Shape == AllocationShape.Bid && cases.FirstOrDefault(c => !IsAmount(c.Bid)) is { } bid)
            yield return $"{bid.Key} asked for {bid.Bid}";
        if (rule.Shape != AllocationShape.Proportional) yield break;
        if (cases.All(c => c.Figure == 0)) yield return "every figure is 0";
        if (rule.Floor is { } floor && floor.Value * cases.Count > rule.Total.Value)
            yield return $"the floor of {floor} for {cases.Count} is more than {rule.Total}";
    }

    private static bool IsAmount(Yuan? amount) => amount is { } of && of > Yuan.Zero && of <= Yuan.Most;
}
