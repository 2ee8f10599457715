using static Funding.Workflows.Tests.Selection.SelectionExamples;

namespace Funding.Workflows.Tests.Selection;

public sealed class StabilityTests
{
    [Fact]
    public void One_generous_expert_who_decides_is_named()
    {
        var inputs = Inputs(new(1, null, 0, []), ("a", null, [(90, 90), (60, 60)]), ("b", null, [(70, 70), (70, 70)]));
        Assert.Equivalent(
            new[]
            {
                new StabilityCrossing("a", "e0", 60m, ["b"], ["a"]),
            },
            Stability.Report(inputs).Crossings);
    }

    [Fact]
    public void It_agrees_with_ranking_again_from_the_start() => AnyRound.Sample(inputs =>
    {
        var selected = Ranking.Rank(inputs).Selected.Select(e => e.Key).ToHashSet();
        var expected = new List<string>();
        foreach (var sheet in inputs.Sheets.OrderBy(s => s.Application, StringComparer.Ordinal).ThenBy(
            s => s.Expert, StringComparer.Ordinal))
        {
            var without = Ranking.Rank(inputs with { Sheets = [.. inputs.Sheets.Where(s => s != sheet)] });
            var now = without.Selected.Select(e => e.Key).ToHashSet();
            if (!now.SetEquals(selected))
                expected.Add(Line(sheet.Application, sheet.Expert, without.Entries.Single(e => e.Key == sheet.Application).Score,
                    now.Except(selected).Order(StringComparer.Ordinal), selected.Except(now).Order(StringComparer.Ordinal)));
        }
        var report = Stability.Report(inputs);
        Assert.Equal(expected, report.Crossings.Select(c => Line(c.Application, c.Expert, c.Score, c.Enters, c.Leaves)));
        Assert.Equal(expected.Count == 0, report.IsStable);
    }, iter: 1_000);

    private static string Line(string application, string expert, decimal? score, IEnumerable<string> enters, IEnumerable<string> leaves) =>
        $"{application} {expert} {score} +{string.Join(',', enters)} -{string.Join(',', leaves)}";
}
