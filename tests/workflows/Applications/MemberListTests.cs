namespace Funding.Workflows.Tests.Applications;

/// <summary>Members from a list: all rows of a sound one, or none and what is wrong with each by row and column.</summary>
public sealed class MemberListTests
{
    private static readonly MembersSettings Rules = MembersSettings.Find(Groups.Programme)!;
    private static readonly string[] Codes = [.. Enumerable.Range(1, 3).Select(i => Groups.MemberOf(Rules, "enterprise", i).CreditCode)];

    [Fact]
    public void A_sound_list_is_read_whatever_the_order_of_its_columns_and_the_words_of_its_kinds()
    {
        var list = Read(
            "类型,单位名称,统一社会信用代码,单位邮箱,三年内承诺投入,在集团中的职责",
            $"企业,杭州精密机械有限公司,{Codes[0]},a@one.example,36.5,共建实训基地",
            $"Secondary vocational school (中职学校),杭州职业中学,{Codes[1].ToLowerInvariant()},b@two.example,0,承担中高职一体化培养");
        Assert.Empty(list.Problems.Select(p => p.English));
        Assert.Equal(["enterprise", "secondary-vocational-school"], list.Members.Select(m => m.Kind));
        Assert.Equal(("36.5", "共建实训基地"), (list.Members[0].Answer("pledge"), list.Members[0].Answer("role")));
    }

    [Fact]
    public void Every_wrong_row_is_named_by_row_and_column()
    {
        var list = Read(
            "单位名称,信用代码,类型,邮箱,role,pledge",
            $"杭州精密机械有限公司,{Codes[0]},企业,a@one.example,共建实训基地,36.5",
            $"杭州检测技术有限公司,{Codes[0]},作坊,a@one.example,共建,三十万",
            "宁波模具有限公司,123,企业,不是邮箱,共建实训基地,5");
        Assert.Equal(
            [
                "rows[3].credit code", "rows[3].kind", "rows[3].mailbox", "rows[3].pledge", "rows[3].role", "rows[4].credit code",
                "rows[4].mailbox",
            ],
            list.Problems.Select(p => p.Field!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(list.Problems, p => Assert.Contains(p.Field!.Contains('3') ? "3" : "4", p.Chinese, StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_without_its_columns_is_none()
    {
        Assert.Contains(Read("单位名称,邮箱", "x,y").Problems, p => p.Code == "column-missing");
        Assert.Equal("member-list-empty", Assert.Throws<RefusedException>(() => Read("单位名称,信用代码,类型,role,pledge")).Refusals[0].Code);
    }

    [Fact]
    public void One_of_the_same_code_is_replaced_where_it_stands_and_the_rest_stays()
    {
        var draft = Groups.MembersOf(Rules).Take(3).ToList();
        var again = draft[1] with { Name = "改名后的单位", CreditCode = draft[1].CreditCode.ToLowerInvariant() };
        var into = MemberList.Into(draft, [Groups.MemberOf(Rules, "enterprise", 70), again]);
        Assert.Equal([draft[0].Name, "改名后的单位", draft[2].Name, "第70成员单位"], into.Select(m => m.Name));
        Assert.Equal(into, MemberList.Into(into, [again]));
    }

    private static MemberList Read(params string[] lines) =>
        MemberList.Read(Rules, Encoding.UTF8.GetBytes(string.Join('\n', lines)), SampleApplication.SchoolCode);
}
