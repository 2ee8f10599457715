namespace Funding.Workflows.Tests.Programmes;

/// <summary>What a file may say of an award's targets, and how it is told of what it may not.</summary>
public sealed class TargetFilesTests : IDisposable
{
    private const string Name = "small-grants.yaml";

    private static readonly string Text = SmallGrants.Text
        .Replace(
            "type: text, maxLength: 60, means: title }",
            "type: text, maxLength: 60, means: title }\n      - { id: pupils, label: { zh: 学生, en: Pupils }, type: number, min: 0 }",
            StringComparison.Ordinal)
        .Replace("years: 1 }", """
            years: 3, targets: [
                { id: pupils, name: { zh: 学, en: P }, unit: { zh: 人, en: p }, figure: standing, from: pupils, min: 0, max: 900 },
                { id: loss, name: { zh: 失, en: L }, unit: { zh: 人, en: p }, figure: year, better: down, decimals: 1, evidence: true } ],
                duties: [{ stage: agreement, id: book, on: award, workingDays: 20 }] }
            """, StringComparison.Ordinal);

    private readonly ProgrammesFolder folder = new();

    [Fact]
    public void A_file_with_targets_is_read_and_its_snapshot_says_the_same()
    {
        folder.Write(Name, Text);
        var programme = Funding.Workflows.Programmes.Catalogue.Load(folder.Path).Programme("small-grants");
        var targets = programme.Awards["grant"].Targets!;
        Assert.Equal(
            [("pupils", "pupils", Better.Up, TargetFigure.Standing, (decimal?)900m, 0, false),
                ("loss", null, Better.Down, TargetFigure.Year, null, 1, true)],
            targets.Select(t => (t.Id, t.From, t.Better, t.Figure, t.Max, t.Decimals, t.Evidence)));
        Assert.True(targets[0].IsWorse(1, 2) && !targets[1].IsWorse(1, 2) && !targets[1].IsWorse(2, 2));
        var kept = ProgrammeSnapshot.Of(programme);
        Assert.Equal(kept, ProgrammeSnapshot.Of(kept.Programme()));
    }

    [Theory]
    [InlineData("from: pupils", "from: name", 1, ".from", "'name' is no number of the application; allowed: pupils")]
    [InlineData("max: 900", "max: -1", 1, ".min", "at most max, -1")]
    [InlineData("max: 900", "max: 900.5", 1, ".max", "900.5 has more decimals than a figure; allowed: 0")]
    [InlineData("id: loss", "id: pupils", 2, ".id", "the target 'pupils' is given twice; the first is awards.grant.targets[0]")]
    [InlineData("better: down", "better: sideways", 2, ".better", "'sideways' is not allowed; allowed: up, down")]
    [InlineData("figure: year", "figure: month", 2, ".figure", "'month' is not allowed; allowed: year, standing")]
    [InlineData("decimals: 1", "decimals: 5", 2, ".decimals", "'5' is out of range; allowed: 0 to 4")]
    public void What_is_wrong_is_named_by_its_line_and_setting(string old, string other, int line, string setting, string message)
    {
        folder.Write(Name, Text);
        folder.Change(Name, old, other);
        var first = folder.Read(Name).Split('\n').Index().First(l => l.Item.Contains("targets:", StringComparison.Ordinal)).Index + 1;
        var problem = folder.Problems().FirstOrDefault(p => p.Message == message);
        Assert.True(problem is not null, string.Join(Environment.NewLine, folder.Problems()));
        Assert.Equal((Name, first + line), (problem.File, problem.Line));
        Assert.StartsWith($"awards.grant.targets[{line - 1}]{setting}", problem.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_book_has_at_most_ten_years()
    {
        folder.Write(Name, Text);
        folder.Change(Name, "years: 3", "years: 11");
        Assert.Contains(
            folder.Problems(),
            p => p.Message == "'book' (agreement) is a table of years, and the award holds for 11; allowed: 1 to 10");
    }

    public void Dispose() => folder.Dispose();
}
