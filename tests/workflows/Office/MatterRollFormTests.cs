namespace Funding.Workflows.Tests.Office;

/// <summary>The list over all matters: near last days first, found by name, told apart by their terms.</summary>
public sealed class MatterRollFormTests
{
    private static readonly DateOnly Today = new(2027, 6, 1);

    [Theory]
    [InlineData(null, MatterTerm.None)]
    [InlineData(-1, MatterTerm.Over)]
    [InlineData(0, MatterTerm.Soon)]
    [InlineData(7, MatterTerm.Soon)]
    [InlineData(8, MatterTerm.Later)]
    public void A_last_day_is_told_by_how_near_it_is(int? days, MatterTerm term) =>
        Assert.Equal(term, MatterRollForm.TermOf(Line("a", days), Today));

    [Fact]
    public void What_is_due_first_comes_first_and_what_has_no_last_day_comes_last()
    {
        Matter[] rows = [Line("none", null), Line("later", 20), Line("over", -3), Line("soon", 2)];
        var form = MatterRollForm.Of(rows, Today);
        Assert.Equal(["over", "soon", "later", "none"], Roll.Of(rows, form, RollQuery.All).Items.Select(m => m.Home));
        var picked = Roll.Of(rows, form, RollQuery.All with
        {
            Picks = new Dictionary<string, string> { [MatterRollForm.Term] = nameof(MatterTerm.Over) },
        });
        Assert.Equal("over", Assert.Single(picked.Items).Home);
        Assert.Equal(1, picked.CountOf(MatterRollForm.Party, nameof(WaitedParty.Holder)));
        Assert.Equal(1, picked.CountOf(MatterRollForm.Term, nameof(MatterTerm.Later)));
    }

    [Fact]
    public void An_organisation_is_found_by_pinyin()
    {
        Matter[] rows = [Line("a", 1), Line("b", 1) with { Organisation = "宁波职业学院" }];
        var found = Roll.Of(rows, MatterRollForm.Of(rows, Today), RollQuery.All with { Text = "nbzy" });
        Assert.Equal("b", Assert.Single(found.Items).Home);
    }

    private static Matter Line(string home, int? days) => new(
        home, "yearly:2027:Filing", "monitoring", WaitedParty.Holder, Bilingual.Same("提交"), Today.AddDays(-9),
        days is { } until ? Today.AddDays(until) : null)
    {
        Organisation = "杭州职业学院",
    };
}
