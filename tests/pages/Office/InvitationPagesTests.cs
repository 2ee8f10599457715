namespace Funding.Pages.Tests.Office;

public sealed class InvitationPagesTests(StageHost host) : IClassFixture<StageHost>
{
    private const string Page = "/office/people/invite";

    [Fact]
    public async Task A_list_is_looked_at_put_right_in_the_page_and_carried_out_once()
    {
        var round = await host.SharedAsync(h => h.StaffedAsync());
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        var page = await administrator.GetAsync(Page);
        Assert.Contains("温州市", page.Main, StringComparison.Ordinal);

        var wrong = await PostAsync(administrator, page, "check", "姓名\t邮箱\t角色\t推荐单位\n孙丽\tsun\t推荐\t温州市");
        Assert.Equal(HttpStatusCode.OK, wrong.Status);
        Assert.Contains("第 2 行“邮箱”", wrong.Main, StringComparison.Ordinal);
        Assert.Contains("孙丽\tsun\t", wrong.Page.GetElementById("list")!.TextContent, StringComparison.Ordinal);
        Assert.Null(wrong.Page.QuerySelector("button[value=invite]"));

        const string list = "姓名\t邮箱\t角色\t推荐单位\n孙丽\tsun@wz.example\t推荐\t温州市";
        var right = await PostAsync(administrator, wrong, "check", list);
        Assert.NotNull(right.Page.QuerySelector("button[value=invite]"));
        Assert.Empty(await round.Get<PeopleStore>().InRoleAsync(Role.Recommender, "wenzhou"));

        // What was not looked at is looked at first.
        var other = await PostAsync(administrator, right, "invite", list + "\n李二\tli@wz.example\t推荐\t温州市");
        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.Contains("李二", other.Main, StringComparison.Ordinal);
        Assert.Empty(await round.Get<PeopleStore>().InRoleAsync(Role.Recommender, "wenzhou"));

        Assert.Equal(Page, (await PostAsync(administrator, right, "invite", list)).Location);
        Assert.Equal("孙丽", Assert.Single(await round.Get<PeopleStore>().InRoleAsync(Role.Recommender, "wenzhou")).Name);
        await round.SettleAsync();
        var mails = await administrator.MailsAsync("sun@wz.example");
        Assert.Single(mails);
        var again = await PostAsync(administrator, right, "check", list);
        Assert.Contains("已有该角色", again.Main, StringComparison.Ordinal);
        Assert.Null(again.Page.QuerySelector("button[value=invite]"));
        Assert.Contains("孙丽", (await administrator.GetAsync(Page)).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_becomes_lines_in_the_page_and_tells_what_of_it_was_not_read()
    {
        var round = await host.SharedAsync(h => h.StaffedAsync());
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var file = new MemoryStream();
        await XlsxExport.WriteAsync(
            [
                new ExportTable(
                    ["各市经办人名单"], ListTemplate.Rows([["序号", "姓名", "电子邮箱", "身份", "单位"], ["1", "吴用", "wu@wz.example", "推荐人员", "温州市教育局"]]))
                {
                    Sheet = "温州",
                },
            ], file);
        var page = await administrator.GetAsync(Page);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Token()), "form-token" },
            { new StringContent("check"), "next" },
            { new ByteArrayContent(file.ToArray()), "file", "名单.xlsx" },
        };

        var answer = await Answer.OfAsync(await administrator.Http.PostAsync(Page, form));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("吴用\twu@wz.example\t推荐人员\t温州市教育局", answer.Page.GetElementById("list")!.TextContent, StringComparison.Ordinal);
        foreach (var told in new[] { "温州", "1: 各市经办人名单", "序号", "推荐人员（温州市）" })
        {
            Assert.Contains(told, answer.Main, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Templates_are_workbooks_that_come_back_as_lists_and_are_for_administrators()
    {
        var round = await host.SharedAsync(h => h.StaffedAsync());
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        foreach (var (path, headings) in new[]
        {
            ($"{Page}/template.xlsx", "姓名 邮箱 角色 推荐单位 语言 同名说明"),
            ($"/office/rounds/{round.Id}/experts/template.xlsx", "姓名 邮箱 单位 统一社会信用代码 方 领域 关联单位 回避单位"),
        })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(path)).Status);
            using var package = XlsxPackage.Open(await administrator.Http.GetByteArrayAsync(path));
            var sheets = new XlsxReader(package).Sheets();
            Assert.Equal(headings, string.Join(' ', sheets[0].Rows.First().Cells));
            Assert.Single(sheets[0].Rows);
            Assert.True(sheets[1].Rows.Count() > 5);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(Page)).Status);
    }

    private static Task<Answer> PostAsync(Visitor visitor, Answer page, string next, string list) => visitor.PostAsync(
        Page,
        new Dictionary<string, string>
        {
            ["form-token"] = page.Token(),
            ["next"] = next,
            ["list"] = list,
            ["seen"] = page.Page.QuerySelector("input[name=seen]")?.GetAttribute("value") ?? "",
        });
}
