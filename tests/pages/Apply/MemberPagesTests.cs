using Microsoft.Playwright;

namespace Funding.Pages.Tests.Apply;

/// <summary>
/// A group's lead names its members row by row without scripts, asks them all by one button, and each answers by its own mailed link;
/// what is wrong is named by field and rule in the reader's language and nothing that was typed is lost.
/// </summary>
public sealed class MemberPagesTests(MemberPagesTests.Host host, Chromium chromium) : IClassFixture<MemberPagesTests.Host>
{
    private const string Subject = "征求同意";

    private static readonly MembersSettings Rules = MembersSettings.Find(Groups.Programme)!;

    [Fact]
    public async Task Members_are_named_counted_and_refused_by_field_and_rule_and_kept()
    {
        using var lead = new Visitor(host);
        var address = await ApplyAsync(lead, 1);
        var page = await lead.GetAsync($"{address}/members");
        Assert.Contains("为牵头单位，不填在本页", page.Main, StringComparison.Ordinal);
        Assert.Single(page.Page.QuerySelectorAll("fieldset.group > legend"));

        var added = await lead.SubmitAsync(page, With(Typed(Member(1)), ("go", "add")));
        Assert.Equal($"{address}/members?rows=2#members-1--name", added.Location);
        page = await lead.GetAsync(added.Location!.Split('#')[0]);
        Assert.Equal(2, page.Page.QuerySelectorAll("fieldset.group > legend").Length);

        var own = CodeOf(1);
        var refused = await lead.SubmitAsync(page, With(
            Typed(Member(1), Member(2) with { CreditCode = own, Mailbox = Member(1).Mailbox, Answers = Answers("教", "30万") }),
            ("go", "next")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        foreach (var (anchor, text) in new[]
        {
            ("#members-1--creditCode", "这是牵头单位自己的统一社会信用代码"), ("#members-1--mailbox", "与第1个成员单位的邮箱相同"),
            ("#members-1--pledge", "“第2家三年内承诺投入”应为数字"), ("#members-1--role", "“第2家在集团中的职责”"),
        })
        {
            Assert.Contains(text, refused.Page.QuerySelector($".errors a[href='{anchor}']")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal("30万", refused.Page.QuerySelector("input[name='members[1].pledge']")!.GetAttribute("value"));
        var english = await lead.GetAsync($"{address}/members?check=1&lang=en");
        Assert.Contains("This is the credit code of the leading organisation itself", english.Main, StringComparison.Ordinal);
        Assert.Contains("There must be at least 15 members beside the leading organisation; there are 2.", english.Main,
            StringComparison.Ordinal);
        Assert.Contains("of the kind “Industry body (行业组织)”; there are 0.", english.Main, StringComparison.Ordinal);

        page = await lead.GetAsync($"{address}/members?lang=zh");
        Assert.Equal("30万", page.Page.QuerySelector("input[name='members[1].pledge']")!.GetAttribute("value"));
        var removed = await lead.SubmitAsync(page, With(Typed(Member(1), Member(2)), ("go", "remove-0")));
        page = await lead.GetAsync(removed.Location!.Split('#')[0]);
        Assert.Equal(Member(2).Name, Assert.Single(page.Page.QuerySelectorAll("input[name$='].name']")).GetAttribute("value"));

        var (first, second) = (await lead.GetAsync($"{address}/members"), await lead.GetAsync($"{address}/members"));
        await lead.SubmitAsync(first, With(Typed(Member(3)), ("go", "stay")));
        var late = await lead.SubmitAsync(second, With(Typed(Member(4)), ("go", "stay")));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(Member(4).Name, late.Page.QuerySelector("input[name='members[0].name']")!.GetAttribute("value"));

        using var stranger = new Visitor(host);
        await stranger.SignInAsync("stranger@groups.example");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{address}/members")).Status);
    }

    [Fact]
    public async Task Members_are_read_from_a_list_or_every_wrong_row_is_named()
    {
        using var lead = new Visitor(host);
        var address = await ApplyAsync(lead, 3);
        const string Heads = "单位名称,统一社会信用代码,类型,单位邮箱,在集团中的职责,三年内承诺投入\n";
        string[] rows = [.. Groups.MembersOf(Rules).Select(m => $"{m.Name},{m.CreditCode},{m.Kind},{m.Mailbox},共建实训基地并接收学生,36.5")];
        var wrong = await SendAsync(Heads + string.Join('\n', rows).Replace("industry-body", "作坊", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("第 12 行", wrong.Page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await lead.GetAsync($"{address}/members")).Page.QuerySelectorAll("fieldset.group > legend"));
        Assert.Equal($"{address}/members", (await SendAsync(Heads + string.Join('\n', rows))).Location);
        Assert.Equal(15, (await lead.GetAsync($"{address}/members")).Page.QuerySelectorAll("fieldset.group > legend").Length);
        Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync($"{address}/members/template")).Status);
        using var stranger = new Visitor(host);
        await stranger.SignInAsync("stranger2@groups.example");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{address}/members/template")).Status);

        async Task<Answer> SendAsync(string list)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent((await lead.GetAsync($"{address}/members")).Token()), "form-token" },
                { new ByteArrayContent(Encoding.UTF8.GetBytes(list)), "file", "成员单位.csv" },
            };
            return await Answer.OfAsync(await lead.Http.PostAsync($"{address}/members/list", form));
        }
    }

    [Fact]
    public async Task One_button_asks_all_and_each_member_answers_by_its_own_link()
    {
        using var lead = new Visitor(host);
        var address = await ApplyAsync(lead, 2);
        await FillAsync(address, 2);
        var page = await lead.GetAsync($"{address}/consents");
        Assert.Contains("向尚未征求的15家单位发送邮件", page.Main, StringComparison.Ordinal);
        var asked = await lead.SubmitAsync(page, new Dictionary<string, string>());
        Assert.Equal((HttpStatusCode.SeeOther, $"{address}/consents"), (asked.Status, asked.Location));
        page = await lead.GetAsync($"{address}/consents");
        Assert.DoesNotContain("向尚未征求的", page.Main, StringComparison.Ordinal);
        Assert.Equal(15, page.Page.QuerySelectorAll("main tbody tr").Length);

        using var member = new Visitor(host);
        using var other = new Visitor(host);
        var own = (await member.EnterAsync(Member(1).Mailbox, Subject)).Location!;
        var read = await member.GetAsync(own);
        Assert.Contains("共建实训基地，接收实习学生", read.Main, StringComparison.Ordinal);
        Assert.Contains("36.5万元", read.Main, StringComparison.Ordinal);
        await using var tour = new PageTour(host, chromium);
        await (await tour.AsAsync(member)).LookAsync("member-asked-", own);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.GetAsync(own)).Status);
        var given = await member.SubmitAsync(
            read, new Dictionary<string, string> { ["confirmation"] = Member(1).CreditCode[^4..] });
        Assert.Equal(HttpStatusCode.SeeOther, given.Status);
        var twice = await member.SubmitAsync(
            read, new Dictionary<string, string> { ["confirmation"] = Member(1).CreditCode[^4..] });
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);

        var declined = (await other.EnterAsync(Member(2).Mailbox, Subject)).Location!;
        await other.SubmitAsync(
            await other.GetAsync(declined), new Dictionary<string, string> { ["reason"] = "本单位今年不能承担设备投入。" },
            "form[action$='/refuse']");
        page = await lead.GetAsync($"{address}/consents");
        Assert.Contains("本单位今年不能承担设备投入。", page.Main, StringComparison.Ordinal);
        Assert.Contains("“第2成员单位”不同意参与", (await lead.GetAsync($"{address}/submit")).Main, StringComparison.Ordinal);
        await (await tour.AsAsync(lead)).LookAsync(
            "members-", $"{address}/members", $"{address}/members?check=1", $"{address}/consents", address, $"{address}/submit",
            $"{address}/print");
        await (await tour.AsAsync(null)).LookAsync("groups-", "/programmes/vocational-groups");
        Assert.Empty(tour.Problems);
    }

    private static Member Member(int number) =>
        Groups.MemberOf(Rules, "enterprise", number) with { Answers = Answers("共建实训基地，接收实习学生", "36.5") };

    private static Dictionary<string, string> Answers(string role, string pledge) => new() { ["role"] = role, ["pledge"] = pledge };

    private static Dictionary<string, string> Typed(params Member[] members) => members.Index().SelectMany(m => new[]
    {
        ("name", m.Item.Name), ("creditCode", m.Item.CreditCode), ("kind", m.Item.Kind), ("mailbox", m.Item.Mailbox),
        ("role", m.Item.Answer("role")), ("pledge", m.Item.Answer("pledge")),
    }.Select(cell => KeyValuePair.Create($"members[{m.Index}].{cell.Item1}", cell.Item2))).ToDictionary();

    private static Dictionary<string, string> With(Dictionary<string, string> typed, params (string Field, string Typed)[] more) =>
        typed.Concat(more.Select(m => KeyValuePair.Create(m.Field, m.Typed))).ToDictionary();

    private static string EmailOf(int number) => $"group{number}@groups.example";

    private static string CodeOf(int number) => CreditCode.Complete($"123300004800{number:D5}").Value;

    /// <summary>Everything but the consents.</summary>
    private async Task FillAsync(string address, int number)
    {
        var actor = Cast.ActorOf(EmailOf(number), Role.Applicant);
        var (round, id) = (address.Split('/')[2], address.Split('/')[3]);
        var members = Groups.MembersOf(Rules).Select(m => m with { Answers = Answers("共建实训基地，接收实习学生", "36.5") });
        await host.Services.GetRequiredService<ApplicationCommands>().SaveAnswersAsync(
            actor, round, id, SampleApplication.Answers(Groups.Programme).WithMembers([.. members]));
        var slot = DocumentsSettings.Of(Groups.Programme).Single(s => s.Id == "group-agreement");
        using var file = new MemoryStream(SampleApplication.Pdf);
        var stored = await host.Services.GetRequiredService<DocumentWriter>().UploadWholeAsync(
            $"documents/{round}/{id}", slot.Rules(), "集团共建协议.pdf", "application/pdf", file);
        await host.Services.GetRequiredService<AttachmentCommands>().AttachAsync(actor, round, id, stored, host.Clock.GetUtcNow());
    }

    private async Task<string> ApplyAsync(Visitor visitor, int number) => await CallsHost.ApplyAsync(
        visitor, (await host.LaunchAsync()).Id, EmailOf(number), CodeOf(number), $"第{number}装备制造职业技术学院", "higher-vocational-college");

    public sealed class Host() : CallsHost(Groups.Programme.Id, "教职成");
}
