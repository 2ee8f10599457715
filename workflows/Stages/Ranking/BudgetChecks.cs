namespace Funding.Workflows.Stages.Ranking;

/// <summary>What of a budget the schema cannot say.</summary>
internal static class BudgetChecks
{
    public static IEnumerable<Fault> Of(SelectionRules rules, StageOutline stage, ProgrammeOutline programme)
    {
        if (rules is not { Shape: SelectionShape.Budget, Budget: { } budget }) yield break;
        List<string> known =
        [
            .. programme.Programme.Parts.SelectMany(p => programme.Kinds.Part(p.Kind).Numbers(p)),
            .. (programme.Given<IStatesFigures>(stage)?.Stated ?? []).Select(s => s.Id),
        ];
        if (!known.Contains(budget.By))
            yield return new(
                "selection.budget.by",
                $"'{budget.By}' is no number of the form and no figure that a department states; allowed: {string.Join(", ", known)}");
        foreach (var (name, amount) in new[] { ("total", budget.Total), ("least", budget.Least ?? 0) })
            if (decimal.Round(amount, BudgetRules.Decimals) != amount)
                yield return new($"selection.budget.{name}", $"{amount} has more than four decimals");
        if (budget.Least > budget.Total) yield return new("selection.budget.least", $"at most total, {budget.Total}");
    }
}
