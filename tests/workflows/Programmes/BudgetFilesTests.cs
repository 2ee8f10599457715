namespace Funding.Workflows.Tests.Programmes;

/// <summary>What a file may say of a budget, and how it is told of what it may not.</summary>
public sealed class BudgetFilesTests : IDisposable
{
    private const string Pilots = "five-year-pilots.yaml";
    private const string At = "stages[6].selection";

    private readonly ProgrammesFolder folder = new("five-year-pilots", "high-level-secondary-specialties");

    [Fact]
    public void A_file_with_a_budget_is_read()
    {
        var selection = RankingSettings.Of(ShippedCatalogue.Catalogue.Programme("five-year-pilots")).Selection;
        Assert.Equal(
            (SelectionShape.Budget, null, new("development-reform", 1200, 20)),
            (selection.Shape, selection.Places, selection.Budget!));
    }

    [Theory]
    [InlineData("      shape: budget\n", "", "budget", "goes with the shape budget")]
    [InlineData("      capPerCity: 4\n", "      capPerCity: 4\n      places: 9\n", "places",
        "goes with the shape rank: a budget ends where nothing is left of it")]
    [InlineData("least: 20 }", "least: 1300 }", "budget.least", "at most total, 1200")]
    [InlineData("least: 20 }", "least: 0.00001 }", "budget.least", "0.00001 has more than four decimals")]
    public void What_is_wrong_is_named_by_its_setting(string old, string other, string setting, string message)
    {
        folder.Change(Pilots, old, other);
        var problem = folder.Problems().FirstOrDefault(p => p.Message == message);
        Assert.True(problem is not null, string.Join(Environment.NewLine, folder.Problems()));
        Assert.Equal((Pilots, $"{At}.{setting}"), (problem.File, problem.Path));
    }

    [Fact]
    public void A_budget_is_of_a_number_of_the_form_or_of_a_figure_that_a_department_states()
    {
        folder.Change(Pilots, "by: development-reform,", "by: certificate,");
        var message = Assert.Single(folder.Problems()).Message;
        Assert.StartsWith("'certificate' is no number of the form and no figure that a department states; allowed: capacity, intake, ",
            message, StringComparison.Ordinal);
        Assert.EndsWith(", development-reform", message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
