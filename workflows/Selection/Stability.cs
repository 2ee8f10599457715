namespace Funding.Workflows.Selection;

/// <summary>Who would cross the line without one sheet.</summary>
/// <param name="Application">The application whose sheet is left out.</param>
/// <param name="Expert">Whose sheet is left out.</param>
/// <param name="Score">The application's score without it; null when it was the only sheet.</param>
/// <param name="Enters">Keys that would then be selected, in ordinal order.</param>
/// <param name="Leaves">Keys that would then not be selected.</param>
public sealed record StabilityCrossing(
    string Application, string Expert, decimal? Score, IReadOnlyList<string> Enters, IReadOnlyList<string> Leaves);

/// <param name="Crossings">By application and expert; empty when no single sheet decides who is selected.</param>
public sealed record StabilityReport(IReadOnlyList<StabilityCrossing> Crossings)
{
    public bool IsStable => Crossings.Count == 0;
}

public static class Stability
{
    /// <summary>Leaves out each sheet in turn and draws the line again.</summary>
    public static StabilityReport Report(RankingInputs inputs)
    {
        RankingInputFaults.ThrowIfAny(inputs);
        if (inputs.Rules.Price is not null) return RankedAnew(inputs);
        var ranked = ScoredApplication.All(inputs).Where(s => s.Aggregated.Score is not null)
            .Order(ScoredApplication.BestFirst).ToList();
        var line = SelectedLine.Of(ranked, inputs.Rules);
        var places = ranked.Index().ToDictionary(r => r.Item.Key, r => r.Index, StringComparer.Ordinal);
        var applications = inputs.Applications.ToDictionary(a => a.Key, StringComparer.Ordinal);

        var crossings = new List<StabilityCrossing>();
        foreach (var panel in inputs.Sheets.GroupBy(s => s.Application, StringComparer.Ordinal))
        {
            var old = ranked[places[panel.Key]];
            var sheets = panel.OrderBy(s => s.Expert, StringComparer.Ordinal).ToList();
            foreach (var left in sheets)
            {
                var without = ScoredApplication.Of(
                    inputs, applications[panel.Key], [.. sheets.Where(s => s != left)], old.DrawPlace);
                var (enters, leaves) = Crossing(ranked, line, places[panel.Key], without, inputs.Rules);
                if (enters.Count + leaves.Count > 0)
                    crossings.Add(new(panel.Key, left.Expert, without.Aggregated.Score, enters, leaves));
            }
        }
        return new([.. crossings.OrderBy(c => c.Application, StringComparer.Ordinal).ThenBy(c => c.Expert, StringComparer.Ordinal)]);
    }

    /// <summary>Where prices count, one sheet may move the score of every bid of its lot.</summary>
    private static StabilityReport RankedAnew(RankingInputs inputs)
    {
        static HashSet<string> Selected(RankingResult result) => result.Selected.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        var before = Selected(Ranking.Rank(inputs));
        var crossings = new List<StabilityCrossing>();
        foreach (var left in inputs.Sheets.OrderBy(s => s.Application, StringComparer.Ordinal)
            .ThenBy(s => s.Expert, StringComparer.Ordinal))
        {
            var result = Ranking.Rank(inputs with { Sheets = [.. inputs.Sheets.Where(s => s != left)] });
            var after = Selected(result);
            if (after.SetEquals(before)) continue;
            crossings.Add(new(
                left.Application, left.Expert, result.Entries.First(e => e.Key == left.Application).Score,
                [.. after.Except(before, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                [.. before.Except(after, StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
        }

        return new(crossings);
    }

    private static (List<string> Enters, List<string> Leaves) Crossing(
        List<ScoredApplication> ranked, SelectedLine line, int place, ScoredApplication without, SelectionRules rules)
    {
        // Behind the last entry that was selected nothing it does can matter while it stays behind.
        if (line.IsFull && place > line.Last
            && (without.Aggregated.Score is null || ScoredApplication.BestFirst.Compare(without, ranked[line.Last]) > 0))
            return ([], []);

        var again = SelectedLine.Of(Moved(ranked, place, without), rules);
        return (
            [.. again.Selected.Except(line.Selected, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. line.Selected.Except(again.Selected, StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The ranked list with one entry taken out at its place and put in at its new one.</summary>
    private static IEnumerable<ScoredApplication> Moved(List<ScoredApplication> ranked, int place, ScoredApplication moved)
    {
        var waiting = moved.Aggregated.Score is not null;
        for (var i = 0; i < ranked.Count; i++)
        {
            if (i == place) continue;
            if (waiting && ScoredApplication.BestFirst.Compare(moved, ranked[i]) < 0)
            {
                waiting = false;
                yield return moved;
            }
            yield return ranked[i];
        }
        if (waiting) yield return moved;
    }
}
