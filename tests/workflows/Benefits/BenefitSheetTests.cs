namespace Funding.Workflows.Tests.Benefits;

/// <summary>What a claim comes to by its line's rule, and who has to agree to it.</summary>
public sealed class BenefitSheetTests
{
    private static readonly Programme Programme = ShippedCatalogue.Catalogue.Programme("enterprise-incentives");
    private static readonly BenefitSettings Settings = Programme.StageSettings<BenefitSettings>(BenefitStage.Kind);

    [Theory]
    [InlineData("3600000", "2.5", "180", "45000.00")]
    [InlineData("1000000.01", "3.65", "365", "37006.94")]
    [InlineData("0.01", "0.01", "1", "0.00")]
    public void Interest_is_principal_by_rate_by_days_to_the_fen(string principal, string rate, string days, string amount)
    {
        var sheet = Of("finance", "lishui", ("principal", principal), ("interest-rate", rate), ("interest-days", days));
        Assert.Equal(amount, $"{sheet.Amount}");
        Assert.Null(sheet.Tax);
        Assert.Contains("÷ 360", sheet.Lines[0].How.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hangzhou", "1000000.01", "1000000.00", 2)]
    [InlineData("hangzhou", "999999.99", "999999.99", 2)]
    [InlineData("lishui", "1000000.01", "1000000.01", 1)]
    public void A_city_grants_up_to_its_limit(string desk, string grant, string amount, int lines)
    {
        var sheet = Of("fiscal", desk, ("grant", grant));
        Assert.Equal(amount, $"{sheet.Amount}");
        Assert.Equal(lines, sheet.Lines.Count);
    }

    [Fact]
    public void Land_and_credit_are_no_money()
    {
        foreach (var line in new[] { "land", "credit" })
        {
            var sheet = Of(line, "hangzhou");
            Assert.Equal((Yuan.Zero, 1), (sheet.Amount, sheet.Lines.Count));
        }
    }

    [Fact]
    public void Every_figure_of_a_credit_says_how_it_came_about_and_by_which_clause()
    {
        var answers = Answers("tax", ("education-due", "100.10"), ("local-due", "50")).With(
            "eligible",
            [TableSpecimen.RowOf(("item", "设备"), ("amount", "400.01")), TableSpecimen.RowOf(("item", "课酬"), ("amount", "300"))]);
        var sheet = BenefitSheet.Of(Settings.Lines[0], 2026, "case", answers, "hangzhou", TaxLedger.Empty);
        Assert.Equal(
            [
                ("当年符合条件的投入", "700.01"), ("新增可抵免额", "210.00"), ("年初结转", "0.00"), ("当年应缴两项附加", "150.10"),
                ("当年抵免", "150.10"), ("结转下年", "59.90"),
            ],
            sheet.Lines.Select(l => (l.Name.Zh, l.Figure)));
        Assert.Equal("400.01 + 300.00", sheet.Lines[0].How.Zh);
        Assert.Contains("700.01 × 30%", sheet.Lines[1].How.Zh, StringComparison.Ordinal);
        Assert.All(sheet.Lines, l => Assert.Equal("财税〔2019〕46号", l.Clause));
        Assert.Equal("150.10", $"{sheet.Amount}");
    }

    [Fact]
    public void Above_the_amount_a_second_officer_confirms_and_at_it_none_does()
    {
        var moment = new StageMoment(new(2026, 3, 10, 9, 0, 0, TimeSpan.FromHours(8)), new(2026, 3, 30), new HashSet<string>());
        Assert.Equal(BenefitStage.TellOfficers, Next(null).Act);
        Assert.Equal(StageStep.NextStage, Next(new(true, new(500_000), "", "a", moment.Now)).Exit);
        var large = new BenefitDecision(true, new(500_000.01m), "", "a", moment.Now);
        Assert.Null(Next(large).Exit);
        Assert.Equal(StageStep.NextStage, Next(large with { ConfirmedBy = "b", ConfirmedAt = moment.Now }).Exit);
        Assert.Equal(StageStep.EndOfCase, Next(new(false, Yuan.Zero, "", "a", moment.Now)).Exit);

        StageStep Next(BenefitDecision? decision) => BenefitStage.Next(Settings, new(decision), moment);
    }

    private static BenefitSheet Of(string line, string desk, params (string Field, string Typed)[] typed) => BenefitSheet.Of(
        Settings.Lines.Single(l => l.Id == line), 2026, "case", Answers(line, typed), desk, TaxLedger.Empty);

    private static Answers Answers(string line, params (string Field, string Typed)[] typed) => new()
    {
        Fields = typed.Append(("line", line)).ToDictionary(t => t.Item1, t => t.Item2),
    };
}
