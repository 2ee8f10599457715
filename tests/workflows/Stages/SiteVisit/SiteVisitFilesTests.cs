namespace Funding.Workflows.Tests.Stages.SiteVisit;

/// <summary>What a file may not say of a site visit, and how it is told.</summary>
public sealed class SiteVisitFilesTests : IDisposable
{
    private readonly SmallestFile file = new(SiteVisitStage.Kind);

    [Theory]
    [InlineData("of: all", "of: some", "of", "'some' is not allowed; allowed: all, finalists, borderline")]
    [InlineData("of: all", "of: finalists", "times", "missing; the setting is required")]
    [InlineData("of: all", "of: borderline", "points", "missing; the setting is required")]
    [InlineData("of: all", "of: all, points: 3", "points", "goes with of: borderline; allowed: both or neither")]
    [InlineData("count: 2", "count: 4", "visitors.count", "'4' is out of range; allowed: 2 to 3")]
    [InlineData("result: conditions", "result: notes", "result", "an item of the checklist is a condition")]
    [InlineData("id: area", "id: site", "checklist[1].id", "the item 'site' is given twice; the first is checklist[0]")]
    [InlineData(", least: 50", "", "checklist[1].figure.least", "goes with counts: condition; allowed: both or neither")]
    [InlineData("least: 50", "least: 100001", "checklist[1].figure.least", "100001 tells no figure from another; allowed: above 0")]
    [InlineData("id: fair,", "id: fair, fails: true,", "checklist[2].grades", "fails goes with counts: condition")]
    [InlineData("kind: grade, grades", "kind: yesNo, grades", "checklist[2].grades", "goes with kind: grade; allowed: both or neither")]
    public void What_a_file_may_not_say_is_told_with_its_setting(string old, string other, string setting, string message)
    {
        var path = Path.Combine(file.Folder, $"{file.Programme.Id}.yaml");
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, other, StringComparison.Ordinal));
        var stage = $"stages[{file.Programme.Stages.Index().Single(s => s.Item.Kind == SiteVisitStage.Kind).Index}]";

        var problems = Assert.Throws<CatalogueException>(() => Catalogue.Load(file.Folder)).Problems;
        var problem = problems.First(p => p.Path == $"{stage}.{setting}");
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_stands_before_what_puts_the_applications_in_order()
    {
        var path = Path.Combine(file.Folder, $"{file.Programme.Id}.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace(
            "  - { stage: site-visit",
            "  - { stage: ranking, id: rank, selection: { places: 2, reserve: 0, tieBreak: [] } }\n  - { stage: site-visit",
            StringComparison.Ordinal));
        var problems = Assert.Throws<CatalogueException>(() => Catalogue.Load(file.Folder)).Problems;
        Assert.Contains(problems, p => p.Message.StartsWith("stands behind 'rank'", StringComparison.Ordinal));
    }

    public void Dispose() => file.Dispose();
}
