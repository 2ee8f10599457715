namespace Funding.Workflows.Tests.Programmes;

/// <summary>Lists of programmes in the order of the policy's text, and what a search leaves of them.</summary>
public sealed class ClauseListTests
{
    private static readonly IReadOnlyList<Programme> All = ShippedCatalogue.Catalogue.Programmes;

    [Fact]
    public void Clauses_come_in_the_order_of_the_text_and_what_is_none_comes_last() => Assert.Equal(
        ["二（一）", "二（二）", "三（五）", "四（五）", "四（六）", ""],
        PolicyClauses.Group(["四（五）", "", "三（五）", "二（二）", "四（六）", "二（一）"], c => c).Select(g => g.Key));

    [Fact]
    public void Every_shipped_programme_stands_under_a_clause_with_a_title_and_a_part()
    {
        Assert.All(All, p => Assert.NotEqual(Bilingual.Same(p.Clause), PolicyClauses.TitleOf(p.Clause)));
        Assert.All(All, p => Assert.NotEqual(Bilingual.Same(p.Clause), PolicyClauses.PartOf(p.Clause)));
        Assert.Equal("四（五） 深化主体多元的办学体制改革", PolicyClauses.TitleOf("四（五）").Zh);
        Assert.Equal("二（四）", PolicyClauses.TitleOf("二（四）").Zh);
    }

    [Theory]
    [InlineData("技能大师", "skill-master-studios")]
    [InlineData("jinengdashi", "skill-master-studios")]
    [InlineData("mixed ownership", "mixed-ownership-colleges")]
    [InlineData("四（五） 集团", "vocational-groups")]
    [InlineData("人力社保厅 工作站", "skill-master-studios")]
    [InlineData("integration-enterprises", "integration-enterprises")]
    public void A_search_finds_by_name_pinyin_clause_department_and_id(string typed, string found) =>
        Assert.Contains(found, ClauseList.Of(All, typed).Groups.SelectMany(g => g).Select(p => p.Id));

    [Fact]
    public void Without_a_search_all_are_there_and_of_another_word_none()
    {
        Assert.Equal((All.Count, All.Count), (ClauseList.Of(All, " ").Matching, ClauseList.Of(All).Total));
        var none = ClauseList.Of(All, "没有这个项目");
        Assert.Equal((0, All.Count), (none.Matching, none.Total));
        Assert.Empty(none.Groups);
    }
}
