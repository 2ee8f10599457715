namespace Funding.Workflows.Tests.Programmes;

/// <summary>What a file may say of strata, and how it is told of what it may not.</summary>
public sealed class StrataFilesTests : IDisposable
{
    private const string Bases = "manufacturing-training-bases.yaml";
    private const string At = "stages[7].selection";

    private readonly ProgrammesFolder folder = new("manufacturing-training-bases");

    [Fact]
    public void A_file_with_strata_is_read()
    {
        var selection = RankingSettings.Of(ShippedCatalogue.Catalogue.Programme("manufacturing-training-bases")).Selection;
        Assert.Equal((SelectionShape.Strata, 50, "industry-chain"), (selection.Shape, selection.Places!.Value, selection.Strata!.By));
        Assert.Equal(10, selection.Strata.Each.Count);
        Assert.All(selection.Strata.Each, s => Assert.Equal((3, 5), (s.Min, s.Max)));
    }

    [Theory]
    [InlineData("      shape: strata\n", "", "strata", "goes with the shape strata")]
    [InlineData("      places: 50\n", "      places: 50\n      capPerCity: 5\n", "capPerCity",
        "goes with the shape rank: each stratum has a maximum of its own")]
    [InlineData("      places: 50\n", "", "places", "missing; the setting is required")]
    [InlineData("      places: 50\n", "      places: 29\n", "strata.each", "the minima are 30 together; allowed: at most the places, 29")]
    [InlineData("of: [smart-home], min: 3, max: 5", "of: [smart-home], min: 3, max: 2", "strata.each[8].max", "at least min, 3")]
    [InlineData("of: [smart-home], min", "of: [smart-homes], min", "strata.each[8].of[0]",
        "'smart-homes' is no answer of 'industry-chain'; allowed: digital-security, integrated-circuits, network-communications, "
            + "intelligent-computing, biomedicine, refining-new-materials, new-energy-vehicles, intelligent-equipment, smart-home, "
            + "modern-textiles")]
    [InlineData("of: [smart-home], min", "of: [biomedicine], min", "strata.each[8].of[0]", "'biomedicine' belongs to a stratum before it")]
    public void What_is_wrong_is_named_by_its_setting(string old, string other, string setting, string message)
    {
        folder.Change(Bases, old, other);
        var problem = folder.Problems().FirstOrDefault(p => p.Message == message);
        Assert.True(problem is not null, string.Join(Environment.NewLine, folder.Problems()));
        Assert.Equal((Bases, $"{At}.{setting}"), (problem.File, problem.Path));
        Assert.NotEqual(problem.Message, problem.Text.Zh);
    }

    [Fact]
    public void Strata_are_told_apart_by_a_choice_the_desk_or_the_kind_of_applicant()
    {
        folder.Change(Bases, "        by: industry-chain\n", "        by: employees\n");
        var message = Assert.Single(folder.Problems()).Message;
        Assert.StartsWith("'employees' is no choice of the form; allowed: industry-chain, ", message, StringComparison.Ordinal);
        Assert.EndsWith(", desk, applicant-kind", message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
