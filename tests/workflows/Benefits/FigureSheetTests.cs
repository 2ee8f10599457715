namespace Funding.Workflows.Tests.Benefits;

/// <summary>What claims come to by figures in the words of rules, in the files that are shipped.</summary>
public sealed class FigureSheetTests
{
    private static readonly Programme Bases = ShippedCatalogue.Catalogue.Programme("training-base-subsidies");
    private static readonly Programme Pay = ShippedCatalogue.Catalogue.Programme("performance-pay-uplift");

    /// <summary>Nothing below 40 % of the hours, all from 80 % on.</summary>
    [Theory]
    [InlineData(3999.99, "0.0000", "0.00"), InlineData(4000, "0.5000", "100000.00"), InlineData(6000, "0.7500", "150000.00")]
    [InlineData(7999, "0.9999", "199980.00"), InlineData(8000, "1.0000", "200000.00"), InlineData(10_000, "1.0000", "200000.00")]
    public void Workplaces_count_by_how_much_of_the_hours_was_used(double used, string factor, string amount)
    {
        var sheet = BaseOf((decimal)used, outsiders: 0, cost: 1_000_000, other: 0);
        Assert.Equal((factor, amount), (FigureOf(sheet, "使用系数"), $"{sheet.Amount}"));
    }

    [Theory]
    [InlineData(1000, 300_000, 50_000, "250000.00"), InlineData(1000, 300_000, 50_000.01, "249999.99")]
    [InlineData(1000, 300_000, 300_000, "0.00"), InlineData(0, 300_000, 50_000, "200000.00")]
    public void Outsiders_are_added_and_the_cost_that_others_do_not_pay_is_the_most(
        int outsiders, double cost, double other, string amount) =>
        Assert.Equal(amount, $"{BaseOf(8000, outsiders, (decimal)cost, (decimal)other).Amount}");

    /// <summary>50 % is of the text, 35 % of the training income and its surplus are the authority's.</summary>
    [Theory]
    [InlineData(20, 9_000_000, 0, "200000.00"), InlineData(50, 9_000_000, 0, "500000.00"), InlineData(50.01, 9_000_000, 0, "500000.00")]
    [InlineData(50, 1_000_000, 0, "350000.00"), InlineData(50, 1_000_000, 700_000, "300000.00")]
    [InlineData(50, 1_000_000, 2_000_000, "0.00")]
    public void The_uplift_is_what_was_asked_for_up_to_half_of_the_base_and_what_training_can_pay(
        double asked, double income, double cost, string amount)
    {
        var facts = Facts(
            ("base-total", 1_000_000), ("asked-uplift", (decimal)asked), ("training-income", (decimal)income),
            ("training-cost", (decimal)cost), ("side-jobs", 77_000), ("research-income", 5));
        var sheet = FigureSheet.Of(LineOf(Pay), Pay, facts, [], Yuan.Zero);
        Assert.Equal(amount, $"{sheet.Amount}");
        Assert.Contains("77,000", sheet.Lines[^1].How.Zh, StringComparison.Ordinal);
        Assert.Equal(["四（三）", "四（三）"], sheet.Lines.Take(2).Select(l => l.Clause));
        Assert.Equal("authority's setting", sheet.Lines[2].Clause);
    }

    /// <summary>Of 1,000 employees: nothing below 10 places, half from 10, all from 20 to 30, and above that 30 of them count.</summary>
    [Theory]
    [InlineData(9, "0.0000", "0.00"), InlineData(10, "0.5000", "3375.00"), InlineData(19, "0.5000", "3375.00")]
    [InlineData(20, "1.0000", "6750.00"), InlineData(30, "1.0000", "6750.00"), InlineData(31, "0.9677", "6531.98")]
    [InlineData(60, "0.5000", "3375.00")]
    public void Places_count_by_their_share_of_the_employees(int places, string step, string amount)
    {
        var programme = ShippedCatalogue.Catalogue.Programme("internship-places");
        var facts = Facts(("matched-places", places), ("employees", 1000), ("months-claimed", 6)) with
        {
            Tables = new Dictionary<string, RowsFacts>
            {
                ["interns"] = new(
                [
                    new Dictionary<string, decimal> { ["months"] = 4, ["months-secondary"] = 4, ["kept-secondary"] = 4 },
                    new Dictionary<string, decimal> { ["months"] = 1, ["months-college"] = 1, ["kept-college"] = 1 },
                    new Dictionary<string, decimal> { ["months"] = 1, ["months-bachelor"] = 1, ["kept-bachelor"] = 0.2m },
                ]),
            },
        };
        var sheet = FigureSheet.Of(LineOf(programme), programme, facts, [], Yuan.Zero);
        Assert.Equal((step, amount), (FigureOf(sheet, "分档系数"), $"{sheet.Amount}"));
    }

    [Fact]
    public void What_was_verified_stands_beside_what_was_claimed()
    {
        var verified = new VerifiedNumber("hours-used", new("使用机时", "Hours used"), 8000, 6000);
        var sheet = FigureSheet.Of(LineOf(Bases), Bases, OfBase(6000, 0, 1_000_000, 0), [verified], Yuan.Zero);
        Assert.Equal(("使用机时", "6,000"), (sheet.Lines[0].Name.Zh, sheet.Lines[0].Figure));
        Assert.Contains("8,000", sheet.Lines[0].How.En, StringComparison.Ordinal);
        Assert.Equal("150000.00", $"{sheet.Amount}");
    }

    /// <summary>What earlier years had too much, the amount of the year, what is kept and what is left.</summary>
    [Theory]
    [InlineData(0, "0.00", "200000.00"), InlineData(0.01, "0.01", "199999.99"), InlineData(200_000, "200000.00", "0.00")]
    [InlineData(900_000, "200000.00", "0.00")]
    public void What_was_too_much_is_kept_as_far_as_the_amount_goes(double carried, string kept, string amount)
    {
        var sheet = FigureSheet.Of(LineOf(Bases), Bases, OfBase(8000, 0, 1_000_000, 0), [], new((decimal)carried));
        Assert.Equal((kept, amount), ($"{sheet.Kept}", $"{sheet.Amount}"));
        Assert.Equal(carried > 0 ? "核定金额" : "奖补金额", sheet.Lines[^1].Name.Zh);
    }

    [Fact]
    public void A_figure_of_what_was_not_answered_is_refused_by_its_name()
    {
        var refused = Assert.Throws<RefusedException>(
            () => FigureSheet.Of(LineOf(Bases), Bases, Facts(("workplaces", 10)), [], Yuan.Zero)).Refusals[0];
        Assert.Equal("benefit-no-figure", refused.Code);
        Assert.Contains("使用率", refused.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_figure_says_how_it_came_about_with_its_numbers()
    {
        var sheet = BaseOf(6000, 120, 1_000_000, 0);
        Assert.Equal(
            ["6,000 ÷ 10,000 × 100", "使用率60%：不足40%为0，40%至80%为使用率÷80%，80%以上为1", "100个 × 2000元 × 0.75", "120人次 × 50元"],
            sheet.Lines.Take(4).Select(l => l.How.Zh));
        Assert.All(sheet.Lines, l => Assert.DoesNotContain('{', l.How.Zh + l.How.En));
    }

    private static BenefitSheet BaseOf(decimal used, int outsiders, decimal cost, decimal other) =>
        FigureSheet.Of(LineOf(Bases), Bases, OfBase(used, outsiders, cost, other), [], Yuan.Zero);

    private static EligibilityFacts OfBase(decimal used, int outsiders, decimal cost, decimal other) => Facts(
        ("workplaces", 100), ("hours-available", 10_000), ("hours-used", used), ("outside-trainees", outsiders),
        ("operating-cost", cost), ("other-money", other));

    private static EligibilityFacts Facts(params (string Field, decimal Number)[] numbers) => new()
    {
        ApplicantKind = "",
        City = "",
        Owners = [],
        AsOf = new(2027, 3, 1),
        Numbers = numbers.ToDictionary(n => n.Field, n => n.Number),
    };

    private static string FigureOf(BenefitSheet sheet, string name) => sheet.Lines.Single(l => l.Name.Zh == name).Figure;

    private static BenefitLine LineOf(Programme programme) => programme.StageSettings<BenefitSettings>(BenefitStage.Kind).Lines[0];
}
