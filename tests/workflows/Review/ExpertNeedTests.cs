using CsCheck;

namespace Funding.Workflows.Tests.Review;

public sealed class ExpertNeedTests
{
    private static readonly PanelRules Panel = PanelReviewSettings.Of(ShippedCatalogue.Colleges).Panel;

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(25, 1, 2)]
    [InlineData(50, 1, 2)]
    [InlineData(51, 2, 3)]
    [InlineData(500, 10, 20)]
    public void A_party_needs_as_many_as_its_seats_and_the_most_of_each_expert_ask_for(int applications, int oneSeat, int twoSeats)
    {
        var needs = ExpertNeed.Of(Panel, applications, new Dictionary<Party, int>());

        Assert.Equal([oneSeat, oneSeat, oneSeat, twoSeats], needs.Select(n => n.Needed));
        Assert.Equal(Parties.All, needs.Select(n => n.Party));
    }

    [Fact]
    public void So_many_suffice_and_one_fewer_does_not() =>
        Gen.Select(Gen.Int[1, 2000], Gen.Int[1, 5], Gen.Int[1, 60]).Sample((applications, seats, most) =>
        {
            var rules = new PanelRules(seats, new Dictionary<string, int> { ["school"] = seats }, most);
            var needed = Assert.Single(ExpertNeed.Of(rules, applications, new Dictionary<Party, int>())).Needed;

            Assert.True(needed >= seats && (long)needed * most >= (long)seats * applications);
            Assert.True(needed == seats || (long)(needed - 1) * most < (long)seats * applications);
        });

    [Fact]
    public void A_pool_that_suffices_is_nothing_to_look_at() =>
        Assert.Empty(ExpertNeed.Review(Panel, 44, Parties.All.ToDictionary(p => p, _ => 2)));

    [Fact]
    public void A_party_with_too_few_is_named_with_what_it_needs_and_has()
    {
        var finding = Assert.Single(ExpertNeed.Review(
            Panel,
            120,
            new Dictionary<Party, int> { [Party.Government] = 3, [Party.Industry] = 2, [Party.Enterprise] = 9, [Party.School] = 5 }));

        Assert.Equal(("experts-too-few", false), (finding.Rule, finding.Stops));
        Assert.Contains("行业方需3人，现有2人", finding.Text.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("政府", finding.Text.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_earlier_pool_each_partys_need_is_told()
    {
        var finding = Assert.Single(ExpertNeed.Review(Panel, 44, null));

        Assert.Equal("experts-unknown", finding.Rule);
        Assert.Contains("政府方1人、行业方1人、企业方1人、学校方2人", finding.Text.Zh, StringComparison.Ordinal);
        Assert.Contains("44", finding.Text.En, StringComparison.Ordinal);
    }
}
