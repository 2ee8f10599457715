using Funding.Workflows.Tests.Awards.Earlier;

namespace Funding.Workflows.Tests.Credit;

/// <summary>A list of the dishonest as its source sends it.</summary>
public sealed class CreditListFileTests
{
    private const string Heading = "失信主体名称,统一社会信用代码,案号,执行法院,列入日期,失信行为\n";

    [Fact]
    public void A_sound_list_is_read_whole_and_an_organisation_may_come_twice()
    {
        var list = Read(
            $"甲公司,{Cast.CodeOf(1)},（2025）浙01执100号,杭州市中级人民法院,2025年11月3日,有履行能力而拒不履行\n",
            $"甲公司,{Cast.CodeOf(1)},（2025）浙01执101号,杭州市中级人民法院,2025-11-04,\n", $"乙公司,{Cast.CodeOf(2)},,,,\n");
        Assert.Equal(
            [
                new CreditEntry(
                    Cast.CodeOf(1), "甲公司", "（2025）浙01执100号", "杭州市中级人民法院", new(2025, 11, 3), "有履行能力而拒不履行"),
                new(Cast.CodeOf(1), "甲公司", "（2025）浙01执101号", "杭州市中级人民法院", new(2025, 11, 4), ""),
                new(Cast.CodeOf(2), "乙公司", "", "", null, ""),
            ],
            list);
    }

    [Fact]
    public void A_natural_person_and_everything_else_that_is_wrong_is_named_by_row()
    {
        var line = $"丙公司,{Cast.CodeOf(3)},,,,\n";
        var refused = Assert.Throws<RefusedException>(() => Read(
            "张三,11010519491231002X,,,,\n", "乙公司,1234,,,,\n", $"甲公司,{Cast.CodeOf(1)},,,去年,\n", $",{Cast.CodeOf(2)},,,,\n",
            line, line));
        Assert.Equal(
            "credit-list-person@rows[2].credit code credit-code-length@rows[3].credit code credit-list-no-day@rows[4].listed on "
            + "cell-empty@rows[5].name credit-list-twice@rows[7].credit code",
            refused.Refusals.Codes());
    }

    [Fact]
    public void Of_many_problems_the_first_are_told_and_how_many_more_there_are()
    {
        var refused = Assert.Throws<RefusedException>(() => Read([.. Enumerable.Repeat("乙公司,1234,,,,\n", 60)]));
        Assert.Equal(CreditListFile.MostProblems + 1, refused.Refusals.Count);
        Assert.Equal("credit-list-more", refused.Refusals[^1].Code);
        Assert.Contains("10", refused.Refusals[^1].Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Source_and_day_are_asked_for_and_the_day_is_not_after_today()
    {
        var today = new DateOnly(2026, 5, 11);
        Assert.Empty(new CreditImport("信用中国", today).Wrong(today));
        Assert.Equal(["source", "as-of"], new CreditImport(" ", null).Wrong(today).Select(r => r.Field));
        Assert.Equal("as-of", Assert.Single(new CreditImport("信用中国", today.AddDays(1)).Wrong(today)).Field);
    }

    private static IReadOnlyList<CreditEntry> Read(params string[] lines) => CreditListFile.Of(ListContent.Read(
        CreditListFile.Form, Encoding.UTF8.GetBytes(Heading + string.Concat(lines)), CreditListFile.Most));
}
