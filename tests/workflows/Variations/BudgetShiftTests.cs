using CsCheck;

namespace Funding.Workflows.Tests.Variations;

/// <summary>Amounts move between the rows of a budget, and every sum stays.</summary>
public sealed class BudgetShiftTests
{
    private static readonly Programme Libraries = ShippedCatalogue.Catalogue.Programme("resource-libraries");

    private static readonly BudgetSettings Settings = BudgetSheet.SettingsOf(Libraries.Awards.Values.First())!;

    private static readonly BudgetSheet Sheet = new(Settings, BudgetSheet.ColumnsOf(Libraries, Settings)!, new(1,
    [
        Row("2027", "lead", "development", "60"), Row("2027", "province", "development", "100"), Row("2028", "lead", "training", "40.5"),
    ]));

    private static readonly VariationFacts Facts =
        new(null!, Libraries.Awards.Values.First(), null, null, new HashSet<string>()) { Sheet = Sheet };

    [Fact]
    public void What_one_row_gives_another_of_the_same_source_has()
    {
        var shifted = Read("50", "100", "50.5");
        Assert.Equal(2, shifted.Version);
        Assert.Equal([50m, 100m, 50.5m], Enumerable.Range(0, 3).Select(row => shifted.AmountOf(row, "amount")));
        Assert.Equal("training", shifted.Rows[2]["purpose"]);
        Assert.Equal(
            [(0, 60m, 50m), (2, 40.5m, 50.5m)],
            BudgetVariation.Moved(Sheet, Sheet.Budget, shifted).Select(m => (m.Row, m.Before, m.After)));
    }

    [Theory]
    [InlineData("50", "110", "40.5", "budget-other-sum", "amount.1"), InlineData("60", "100", "40.5", "variation-unchanged", null)]
    [InlineData("60", "99.99", "40.5", "budget-other-sum", "amount.2"), InlineData("", "100", "100.5", "answer-required", "amount.1")]
    [InlineData("六十", "100", "40.5", "answer-not-a-number", "amount.1"), InlineData("0", "100", "100.5", "answer-too-small", "amount.1")]
    [InlineData("59.999", "100", "40.501", "answer-decimals", "amount.1")]
    public void Another_sum_or_an_amount_out_of_bounds_is_refused_at_its_field(
        string first, string second, string third, string code, string? field)
    {
        var refused = Assert.Throws<RefusedException>(() => Read(first, second, third)).Refusals[0];
        Assert.Equal((code, field), (refused.Code, refused.Field));
    }

    [Fact]
    public void Whatever_is_taken_keeps_the_sum_of_each_source() => Gen.Select(Gen.Int[1, 9_000], Gen.Int[1, 12_000], Gen.Int[1, 9_000])
        .Sample((first, second, third) =>
        {
            try
            {
                var shifted = Read($"{first / 100m}", $"{second / 100m}", $"{third / 100m}");
                Assert.Equal(100.5m, shifted.AmountOf(0, "amount") + shifted.AmountOf(2, "amount"));
                Assert.Equal(100m, shifted.AmountOf(1, "amount"));
            }
            catch (RefusedException refused)
            {
                Assert.Contains(refused.Refusals[0].Code, (string[])["budget-other-sum", "variation-unchanged"]);
            }
        });

    private static AwardBudget Read(params string[] amounts) => new BudgetVariation().Read(
        Facts, amounts.Index().ToDictionary(a => BudgetSheet.FieldOf(a.Index, "amount"), a => a.Item)).Budget!;

    private static Dictionary<string, string> Row(string year, string source, string purpose, string amount) =>
        new() { ["year"] = year, ["source"] = source, ["purpose"] = purpose, ["amount"] = amount };
}
