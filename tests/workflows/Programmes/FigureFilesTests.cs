namespace Funding.Workflows.Tests.Programmes;

/// <summary>Figures by which shipped programmes share money out.</summary>
public sealed class FigureFilesTests
{
    private static readonly EligibilityFacts Nothing = new() { ApplicantKind = "", City = "", Owners = [], AsOf = new(2027, 6, 30) };

    [Theory]
    [InlineData(0, 250), InlineData(249.99, 250), InlineData(250, 250), InlineData(812.5, 812.5)]
    [InlineData(1500, 1500), InlineData(1500.01, 1500)]
    public void A_practice_base_has_a_fifth_of_what_was_invested_from_half_a_million_to_three(double invested, double counts)
    {
        var facts = Nothing with { Numbers = new Dictionary<string, decimal> { ["audited-investment"] = (decimal)invested } };
        Assert.Equal((decimal)counts, FigureOf("integration-practice-bases", facts));
    }

    [Theory]
    [InlineData("intermediate", 24, 200_000), InlineData("advanced", 24, 240_000), InlineData("advanced", 18, 180_000)]
    public void Apprentices_are_paid_for_by_head_level_and_month(string level, int months, int yuan)
    {
        var facts = Nothing with
        {
            Numbers = new Dictionary<string, decimal> { ["months"] = months },
            Answers = new Dictionary<string, string> { ["skill-level"] = level },
            Tables = Of("classes", "apprentices", 12, 8),
        };
        Assert.Equal(yuan, FigureOf("apprenticeship-projects", facts));
    }

    [Theory]
    [InlineData(120.5, 120.5), InlineData(400, 400), InlineData(400.01, 400)]
    public void Half_of_a_library_is_paid_up_to_two_million(double budget, double counts) => Assert.Equal(
        (decimal)counts, FigureOf("resource-libraries", Nothing with { Tables = Of("budget", "amount", (decimal)budget) }));

    private static Dictionary<string, RowsFacts> Of(string table, string column, params decimal[] cells) => new()
    {
        [table] = new([.. cells.Select(c => new Dictionary<string, decimal> { [column] = c })]),
    };

    private static decimal? FigureOf(string id, EligibilityFacts facts)
    {
        var programme = ShippedCatalogue.Catalogue.Programme(id);
        return FigureExpression.Of(programme.Money!.Allocation.Figure!, programme, facts);
    }
}
