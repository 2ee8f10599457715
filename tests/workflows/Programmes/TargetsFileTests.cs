namespace Funding.Workflows.Tests.Programmes;

/// <summary>The plan's targets as a file: the shipped one, and what is refused by its line.</summary>
public sealed class TargetsFileTests : IDisposable
{
    private const string File = "plan/targets.yaml";

    private readonly ProgrammesFolder folder = new("training-bases");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_shipped_targets_are_those_of_the_policy()
    {
        var targets = ShippedCatalogue.Catalogue.Targets.Targets;
        Assert.Equal(19, targets.Count);
        Assert.All(targets, t => Assert.Equal(t.Figure, ShippedCatalogue.Catalogue.Programme(t.Programme).Target));
        Assert.Equal(
            ShippedCatalogue.Catalogue.Programmes.Where(p => p.Target is not null).Select(p => p.Id),
            targets.Select(t => t.Programme).Order(StringComparer.Ordinal));
        Assert.Equal(10, ShippedCatalogue.Catalogue.Targets.Of("manufacturing-training-bases")!.Types!.Names.Count);
        Assert.All(targets, t => Assert.Contains(
            t.Qualifier switch { "at-least" => "以上", "about" => "左右", _ => $"{t.Count}" },
            t.Programme == "manufacturing-training-bases" ? "以上" : t.Wording.Zh, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "    count: 100\n    qualifier: at-least\n    byYear", "    count: 90\n    qualifier: at-least\n    byYear", "count",
        "the file of 'training-bases' says 100 (at-least, by 2025), and the plan 90 (at-least, by 2025)")]
    [InlineData("field: base-type", "field: base-kind", "types.field", "'base-kind' is no choice of the application")]
    [InlineData("id: campus,", "id: school,", "types.names", "these are not the values of 'base-type': campus, industry, public")]
    public void What_contradicts_a_programmes_file_is_refused(string old, string broken, string path, string message)
    {
        folder.Change(File, old, broken);
        var problem = Assert.Single(folder.Problems());
        Assert.Equal(File, problem.File);
        Assert.EndsWith(path, problem.Path, StringComparison.Ordinal);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prefix: 360G-zjedu", "prefix: zjedu", "prefix")]
    [InlineData("      most: 5\n", "      most: 2\n", "types.least")]
    [InlineData("  - programme: smart-campuses\n", "  - programme: online-courses\n", "programme")]
    public void What_cannot_be_is_refused(string old, string broken, string path)
    {
        folder.Change(File, old, broken);
        Assert.EndsWith(path, Assert.Single(folder.Problems()).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_host_of_the_process_has_the_same_plan()
    {
        var other = ShippedCatalogue.Catalogue.ForAnotherHost();
        Assert.Same(ShippedCatalogue.Catalogue.Targets, other.Targets);
        Assert.Same(ShippedCatalogue.Catalogue.Indicators, other.Indicators);
    }

    [Fact]
    public void A_folder_without_a_plan_has_no_targets()
    {
        System.IO.File.Delete(Path.Combine(folder.Path, File));
        Assert.Empty(Catalogue.Load(folder.Path).Targets.Targets);
    }
}
