namespace Funding.Workflows.Selection;

/// <summary>What makes inputs unfit for ranking; a ranking of such inputs would depend on chance.</summary>
public static class RankingInputFaults
{
    public static IReadOnlyList<string> Of(RankingInputs inputs)
    {
        var faults = new List<string>();
        faults.AddRange(Twice(inputs.Rubric.Select(c => c.Id)).Select(id => $"criterion {id} is given twice"));
        faults.AddRange(Twice(inputs.Applications.Select(a => a.Key)).Select(k => $"application {k} is given twice"));
        faults.AddRange(Twice(inputs.DrawOrder).Select(k => $"application {k} is drawn twice"));
        faults.AddRange(Twice(inputs.Sheets.Select(s => $"{s.Application} by {s.Expert}")).Select(s => $"sheet of {s} is given twice"));
        faults.AddRange(inputs.Rules.TieBreak.Except(inputs.Rubric.Select(c => c.Id), StringComparer.Ordinal)
            .Select(id => $"tie-break {id} is no criterion"));

        faults.AddRange(Shape(inputs.Rules));
        if (inputs.Rules.Places < 1) faults.Add("places are at least 1");
        if (inputs.Rules.CapPerCity < 1) faults.Add("a cap per city is at least 1");
        faults.AddRange(Caps(inputs));
        if (inputs.Rules.Reserve < 0) faults.Add("a reserve list is not shorter than 0");
        faults.AddRange(inputs.Rubric.Where(c => c.Max <= 0 || c.Step <= 0 || c.Weight < 0)
            .Select(c => $"criterion {c.Id} needs a max and a step above 0"));
        if (faults.Count > 0) return [.. faults.Order(StringComparer.Ordinal)];

        var known = inputs.Applications.Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        var drawn = inputs.DrawOrder.ToHashSet(StringComparer.Ordinal);
        foreach (var sheet in inputs.Sheets)
        {
            if (!known.Contains(sheet.Application)) faults.Add($"sheet of {sheet.Application} has no application");
            else if (!drawn.Contains(sheet.Application)) faults.Add($"application {sheet.Application} is not in the draw");
            faults.AddRange(ScoreRules.CheckSheet(inputs.Rubric, sheet.Scores)
                .Select(f => $"sheet of {sheet.Application} by {sheet.Expert}: {f.Criterion} {f.Fault}"));
        }
        return [.. faults.Distinct().Order(StringComparer.Ordinal)];
    }

    internal static void ThrowIfAny(RankingInputs inputs)
    {
        var faults = Of(inputs);
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults.Take(5)), nameof(inputs));
    }

    private static IEnumerable<string> Shape(SelectionRules rules)
    {
        if (rules.Shape == SelectionShape.Strata)
        {
            foreach (var fault in StrataFaults.Of(rules)) yield return fault;
            yield break;
        }
        if (rules.Shape == SelectionShape.PriceQuality)
        {
            foreach (var fault in PriceFaults.Of(rules)) yield return fault;
            yield break;
        }
        if (rules.Price is not null) yield return "prices go with the shape price-quality";
        if (rules.Strata is not null) yield return "strata go with the shape strata";
        if (rules.Shape == SelectionShape.Budget)
        {
            if (rules.Places is not null) yield return "a budget has no places";
            if (rules.Budget is not { Total: > 0, Least: null or > 0 }) yield return "a budget has a total above 0, and a least above 0";
            else if (rules.Budget is { } of && new[] { of.Total, of.Least ?? 0 }.Any(a => decimal.Round(a, BudgetRules.Decimals) != a))
                yield return "a budget has four decimals at most";
            yield break;
        }
        if (rules.Budget is not null) yield return "a budget goes with the shape budget";
        if (rules.Shape == SelectionShape.Rank)
        {
            if (rules.Places is null) yield return "a ranking by places has a number of places";
            yield break;
        }
        if (rules.MinimumScore is null) yield return "a threshold has a minimum score";
        if (rules is not { Places: null, CapPerCity: null, Within: null, Reserve: 0 })
            yield return "a threshold has no places, no cap and no reserve";
    }

    /// <summary>Each application is counted at most once by what the rules count, and by nothing else.</summary>
    private static IEnumerable<string> Caps(RankingInputs inputs)
    {
        var within = inputs.Rules.Within ?? [];
        var counted = within.Select(w => w.By).Append(inputs.Rules.Strata?.By).ToHashSet(StringComparer.Ordinal);
        foreach (var by in Twice(within.Select(w => w.By))) yield return $"a cap by {by} is given twice";
        if (within.Any(w => w.Max < 1)) yield return "a cap within a group is at least 1";
        foreach (var application in inputs.Applications)
        {
            if (application.Bid is { } bid)
                foreach (var fault in PriceFaults.Of(application.Key, bid, inputs.Rules.Price)) yield return fault;
            if (application.Asked is not null && inputs.Rules is { Budget: null, Price: null })
                yield return $"application {application.Key} asks for a part of what the rules do not have";
            if (application.Asked is { } asked && decimal.Round(asked, BudgetRules.Decimals) != asked)
                yield return $"application {application.Key} asks for a figure of more than four decimals";
            var groups = RankingGroups.Of(application.Groups).ToList();
            if (groups.Any(g => !counted.Contains(g.By) || g.Key.Count(c => c == '=') != 1) || Twice(groups.Select(g => g.By)).Any())
                yield return $"application {application.Key} is counted by what the rules do not count: {application.Groups}";
        }
    }

    private static IEnumerable<string> Twice(IEnumerable<string> keys) =>
        keys.GroupBy(k => k, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
}
