using Funding.Workflows.Tests.Awards.Earlier;

namespace Funding.Workflows.Tests.Indicators;

/// <summary>Who owes figures, as an office sends it.</summary>
public sealed class ReporterListTests
{
    private const string Heading = "单位名称,统一社会信用代码,单位类别,推荐单位\n";

    [Fact]
    public void A_sound_list_is_read_whole()
    {
        var list = Read(
            $"杭州市旅游职业学校,{Cast.CodeOf(1)},中职学校,杭州市\n", $"宁波职业技术学院,{Cast.CodeOf(2)},public-college,宁波市教育局\n");
        Assert.Equal(
            [new Reporter(Cast.CodeOf(1), "杭州市旅游职业学校", "secondary-school", "hangzhou"),
                new(Cast.CodeOf(2), "宁波职业技术学院", "public-college", "ningbo")], list);
    }

    [Fact]
    public void Everything_wrong_is_named_by_row_and_column()
    {
        var refused = Assert.Throws<RefusedException>(() => Read(
            $"甲校,{Cast.CodeOf(1)},小学,杭州市\n", "乙校,1234,中职学校,杭州市\n", $"丙校,{Cast.CodeOf(3)},中职学校,上海市\n",
            $"丁校,{Cast.CodeOf(4)},中职学校,杭州市\n", $"戊校,{Cast.CodeOf(4)},中职学校,杭州市\n"));
        Assert.Equal(
            "reporter-kind@rows[2].kind credit-code-length@rows[3].credit code desk-unknown@rows[4].desk "
            + "reporter-twice@rows[6].credit code",
            refused.Refusals.Codes());
    }

    private static IReadOnlyList<Reporter> Read(params string[] lines) => ReporterList.Of(
        ListContent.Read(ReporterList.Form, Encoding.UTF8.GetBytes(Heading + string.Concat(lines)), ReporterList.Most),
        ShippedCatalogue.Catalogue.Indicators.Kinds, ShippedCatalogue.Catalogue.Desks);
}
