namespace Funding.Workflows.Tests.Programmes;

/// <summary>Boundaries of the rules of entitlements, as their files have them.</summary>
public sealed class EntitlementRulesTests
{
    [Theory]
    [InlineData(50, true), InlineData(50.01, false)]
    public void An_uplift_is_half_of_the_total_at_most(double asked, bool holds) =>
        Assert.Equal(holds, Holds("performance-pay-uplift", "uplift", ("asked-uplift", (decimal)asked)));

    [Theory]
    [InlineData(1000, 1000, true), InlineData(1000, 1000.01, true), InlineData(1000, 999.99, false)]
    public void State_net_assets_have_not_fallen(double before, double after, bool holds) => Assert.Equal(
        holds, Holds("performance-pay-uplift", "assets", ("assets-before", (decimal)before), ("assets-after", (decimal)after)));

    [Theory]
    [InlineData("front-line", "front-line-share", 70, true), InlineData("front-line", "front-line-share", 69.99, false)]
    [InlineData("one-person", "highest-person", 150, true), InlineData("one-person", "highest-person", 150.01, false)]
    [InlineData("year", "benefit-year", 2026, true), InlineData("year", "benefit-year", 2027, false)]
    public void An_uplift_leans_to_the_front_line_and_to_nobody_alone(string rule, string field, double number, bool holds) =>
        Assert.Equal(holds, Holds("performance-pay-uplift", rule, (field, (decimal)number)));

    [Theory]
    [InlineData("hours", "hours-used", "hours-available"), InlineData("costs", "other-money", "operating-cost")]
    public void A_base_uses_no_more_hours_than_it_has_and_gets_no_more_than_it_costs(string rule, string less, string more)
    {
        Assert.True(Holds("training-base-subsidies", rule, (less, 100), (more, 100)));
        Assert.False(Holds("training-base-subsidies", rule, (less, 100.01m), (more, 100)));
    }

    [Theory]
    [InlineData(9, false), InlineData(10, true)]
    public void Places_are_one_percent_of_the_employees_at_least(int places, bool holds) =>
        Assert.Equal(holds, Holds("internship-places", "ratio", ("matched-places", places), ("employees", 1000)));

    /// <summary>Every rule names its clause, and every refusal its reason in both languages.</summary>
    [Theory]
    [InlineData("training-base-subsidies"), InlineData("performance-pay-uplift"), InlineData("internship-places")]
    public void What_the_text_asks_cites_the_text(string id)
    {
        var programme = ShippedCatalogue.Catalogue.Programme(id);
        var rules = programme.StageSettings<RulesSettings>(RulesSettings.Kind).Rules;
        Assert.Contains(rules, r => r.Citation == programme.Clause);
        Assert.All(
            rules.Where(r => r.Citation == EligibilityCheck.AuthoritySetting),
            r => Assert.Contains($"stages.check.rules.{r.Id}", programme.AuthoritySettings));
    }

    private static bool Holds(string id, string rule, params (string Field, decimal Number)[] numbers)
    {
        var programme = ShippedCatalogue.Catalogue.Programme(id);
        var rules = programme.StageSettings<RulesSettings>(RulesSettings.Kind).Rules.Where(r => r.Id == rule).Select(r => r.Rule);
        var facts = new EligibilityFacts { ApplicantKind = "", City = "", Owners = [], AsOf = new(2027, 3, 1) } with
        {
            Numbers = numbers.ToDictionary(n => n.Field, n => n.Number),
            Documents = new Dictionary<string, int> { ["cost-statement"] = 1 },
        };
        return EligibilityRules.Compile([.. rules], EligibilityFactsBuilder.Vocabulary(programme)).Judge(facts).IsEligible;
    }
}
