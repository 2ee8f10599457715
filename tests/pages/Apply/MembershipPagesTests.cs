using Microsoft.Playwright;

namespace Funding.Pages.Tests.Apply;

/// <summary>
/// A member of an award leaves, another joins and a third takes the lead, each by its own mailed link; lead, desk, office and everybody
/// read of it on their pages.
/// </summary>
public sealed class MembershipPagesTests(MemberPagesTests.Host host, Chromium chromium) : IClassFixture<MemberPagesTests.Host>
{
    private const string Lead = "lead@groups.example";
    private const string Reason = "经理事会会议表决通过，申请变更成员单位。";

    private static readonly MembersSettings Rules = MembersSettings.Find(Groups.Programme)!;
    private static readonly IReadOnlyList<Member> Members = Groups.MembersOf(Rules);
    private static readonly string Holder = CreditCode.Complete("12330000480000777").Value;

    private const string Id = "vocational-groups-2025-1-1";
    private const string Code = "ABCD2345EFGH";
    private const string Own = $"/apply/awards/{Id}";

    [Fact]
    public async Task Members_leave_and_join_by_their_own_links_and_every_side_reads_of_it()
    {
        await AwardAsync();
        await using var tour = new PageTour(host, chromium);
        using var lead = new Visitor(host);
        await lead.SignInAsync(Lead);
        using var officer = new Visitor(host);
        await officer.SignInAsync("officer@groups.example");
        using var recommender = new Visitor(host);

        var page = await lead.GetAsync(Own);
        Assert.Equal(15, page.Page.QuerySelector("main table")!.QuerySelectorAll("tbody tr").Length);
        await (await tour.AsAsync(lead)).LookAsync(
            "membership-", Own, $"{Own}/variations/new/member-leaves", $"{Own}/variations/new/member-joins");

        var asked = await AskAsync(lead, "member-leaves", ("member", Members[^1].CreditCode));
        Assert.Equal($"{Own}/variations/1", asked.Location);
        using var leaves = new Visitor(host);
        var own = (await leaves.EnterAsync(Members[^1].Mailbox, "请陈述意见")).Location!;
        Assert.Equal($"/memberships/{Id}/{Members[^1].CreditCode}", own);
        await (await tour.AsAsync(leaves)).LookAsync("membership-leaves-", own);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.GetAsync(own)).Status);
        var silent = await leaves.SubmitAsync(await leaves.GetAsync(own), new Dictionary<string, string>(), "form[action$='/disagree']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Equal(own, (await leaves.SubmitAsync(
            silent, new Dictionary<string, string> { ["reason"] = "协会愿意继续参加集团工作。" }, "form[action$='/disagree']")).Location);
        await (await tour.AsAsync(lead)).LookAsync("membership-heard-", $"{Own}/variations/1");
        await DecideAsync(recommender, officer, 1);
        Assert.Contains("成员单位少于规定的家数", (await lead.GetAsync(Own)).Main, StringComparison.Ordinal);

        var joins = Groups.MemberOf(Rules, "industry-body", 90);
        var wrong = await AskAsync(lead, "member-joins", [.. Typed(joins with { CreditCode = Holder })]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("牵头单位自己", wrong.Page.QuerySelector(".errors a[href='#creditCode']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(joins.Name, wrong.Page.QuerySelector("input[name='name']")!.GetAttribute("value"));
        Assert.Equal($"{Own}/variations/2", (await AskAsync(lead, "member-joins", [.. Typed(joins)])).Location);
        using var joining = new Visitor(host);
        var link = (await joining.EnterAsync(joins.Mailbox, "请答复")).Location!;
        await (await tour.AsAsync(joining)).LookAsync("membership-joins-", link);
        await (await tour.AsAsync(lead)).LookAsync("membership-asked-", $"{Own}/variations/2");
        page = await joining.GetAsync(link);
        Assert.Equal(
            HttpStatusCode.OK, (await joining.GetAsync(page.Page.QuerySelector("main a[download]")!.GetAttribute("href")!)).Status);
        var given = await joining.SubmitAsync(
            page, new Dictionary<string, string> { ["confirmation"] = joins.CreditCode[^4..] }, "form[action$='/agree']");
        Assert.Equal(link, given.Location);
        await DecideAsync(recommender, officer, 2);

        var award = (await host.Services.GetRequiredService<AwardStore>().GetAsync(Id)).Home;
        Assert.Equal((15, 16, (DateOnly?)null), (award.MembersNow.Count, award.Roster!.Count, award.MembersDueOn));
        page = await joining.GetAsync(link);
        Assert.NotNull(page.Page.QuerySelector("form[action$='/leave']"));
        await (await tour.AsAsync(joining)).LookAsync("membership-member-", link);
        await joining.SubmitAsync(
            page, new Dictionary<string, string> { ["reason"] = "协会章程调整，不再参加。", ["confirmation"] = joins.CreditCode[^4..] },
            "form[action$='/leave']");
        Assert.Contains("由该成员单位自己", (await lead.GetAsync($"{Own}/variations/3")).Main, StringComparison.Ordinal);
        await joining.SubmitAsync(await joining.GetAsync(link), new Dictionary<string, string>(), "form[action$='/take-back']");
        await TheLeadPassesAsync(tour, lead, officer, recommender);

        await (await tour.AsAsync(officer)).LookAsync(
            "membership-", $"/office/awards/{Id}", $"/office/awards/{Id}/variations/1", $"/office/awards/{Id}/variations/2");
        await (await tour.AsAsync(null)).LookAsync("membership-", $"/certificates/{Code}");
        using var anyone = new Visitor(host);
        var shown = (await anyone.GetAsync($"/certificates/{Code}")).Page.QuerySelectorAll("main tbody tr");
        Assert.Equal((17, "之江职业技术学院"), (shown.Length, shown[^1].QuerySelector("th")!.TextContent.Trim()));
        Assert.Empty(tour.Problems);
    }

    private async Task TheLeadPassesAsync(PageTour tour, Visitor lead, Visitor officer, Visitor recommender)
    {
        await (await tour.AsAsync(lead)).LookAsync("membership-", $"{Own}/variations/new/lead-passes");
        var next = Members.First(m => m.Kind == "secondary-vocational-school");
        var wrong = await AskAsync(lead, "lead-passes", ("member", next.CreditCode), ("former", LeadChange.Stays));
        Assert.NotNull(wrong.Page.QuerySelector(".errors a[href='#kind']"));
        Assert.Equal($"{Own}/variations/4", (await AskAsync(
            lead, "lead-passes", ("member", next.CreditCode), ("former", LeadChange.Stays), ("kind", next.Kind),
            ("role", "提供实训场地，接收师资培训"), ("pledge", "36.4"))).Location);
        using var leads = new Visitor(host);
        var own = (await leads.EnterAsync(next.Mailbox, "贵单位牵头")).Location!;
        await (await tour.AsAsync(leads)).LookAsync("membership-leads-", own);
        Assert.Equal(own, (await leads.SubmitAsync(
            await leads.GetAsync(own), new Dictionary<string, string> { ["confirmation"] = next.CreditCode[^4..] },
            "form[action$='/agree']")).Location);
        await DecideAsync(recommender, officer, 4);
        using var second = new Visitor(host);
        await second.SignInAsync("officer2@groups.example");
        var office = $"/office/awards/{Id}/variations/4";
        await (await tour.AsAsync(second)).LookAsync("membership-leads-", office);
        Assert.Equal(office, (await second.SubmitAsync(
            await second.GetAsync(office), new Dictionary<string, string>(), "main form[action$='/confirm']")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync(Own)).Status);
        Assert.Contains("之江职业技术学院（至", (await leads.GetAsync(Own)).Main, StringComparison.Ordinal);
    }

    private async Task DecideAsync(Visitor recommender, Visitor officer, int number)
    {
        var (desk, office) = ($"/recommend/awards/{Id}/variations/{number}", $"/office/awards/{Id}/variations/{number}");
        if (number == 1) await recommender.EnterAsync("desk@groups.example", "请提出意见");
        Assert.Equal(desk, (await recommender.SubmitAsync(
            await recommender.GetAsync(desk), new Dictionary<string, string> { ["agrees"] = "yes" })).Location);
        Assert.Equal(office, (await officer.SubmitAsync(
            await officer.GetAsync(office), new Dictionary<string, string> { ["granted"] = "yes" },
            "main form[action$='/judge']")).Location);
    }

    private static async Task<Answer> AskAsync(Visitor visitor, string change, params (string Field, string Text)[] typed)
    {
        var address = $"{Own}/variations/new/{change}";
        var page = await visitor.GetAsync(address);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Token()), "form-token" },
            { new StringContent(Reason), "reason" },
            { new ByteArrayContent(SampleApplication.PdfWith("")), "document", "理事会纪要.pdf" },
        };
        foreach (var (field, text) in typed) form.Add(new StringContent(text), field);
        return await Answer.OfAsync(await visitor.Http.PostAsync(address, form));
    }

    private static IEnumerable<(string Field, string Text)> Typed(Member member) =>
    [
        ("name", member.Name), ("creditCode", member.CreditCode), ("kind", member.Kind), ("mailbox", member.Mailbox),
        ("role", "发布岗位需求，组织技能评价"), ("pledge", "12.5"),
    ];

    /// <summary>A group under cultivation since last year, with the fewest members.</summary>
    private async Task AwardAsync()
    {
        var services = host.Services;
        var people = services.GetRequiredService<PeopleStore>();
        await people.GrantAsync("officer@groups.example", new RoleGrant(Role.Officer), "王立新");
        await people.GrantAsync("officer2@groups.example", new RoleGrant(Role.Officer), "沈佳");
        await people.GrantAsync("desk@groups.example", new RoleGrant(Role.Recommender, "hangzhou"), "陈明");
        var editor = await people.GetOrCreateAsync(Lead);
        var awarded = ShanghaiTime.DayOf(host.Clock.GetUtcNow()).AddMonths(-6);
        var roster = new List<AwardMember>();
        foreach (var member in Members)
        {
            roster.Add(new(member.CreditCode, member.Name, member.Kind, awarded)
            {
                Person = (await people.GetOrCreateAsync(member.Mailbox)).Id,
            });
        }

        var award = new AwardHome
        {
            Id = Id,
            ProgrammeId = Groups.Programme.Id,
            Kind = "cultivation",
            SnapshotHash = await services.GetRequiredService<AwardStore>().KeepAsync(Groups.Programme, default),
            Holder = Holder,
            HolderName = "之江职业技术学院",
            Editors = [editor.Id],
            Title = "之江智能装备职业教育集团",
            Desk = "hangzhou",
            ProgrammeName = Groups.Programme.Name,
            AwardTitle = Groups.Programme.Awards["cultivation"].Title,
            DocumentNumber = "浙教职成〔2025〕88号",
            CertificateNumber = "职教集团培育〔2025〕1-001号",
            VerificationCode = Code,
            Term = AwardTerm.Of(awarded, 3),
        }.With(roster);
        var commits = services.GetRequiredService<CommitWriter>();
        await commits.SaveAsync(new Commit(AwardKeys.Partition(Id)).Insert(AwardKeys.Award, award));
        await commits.SaveAsync(new Commit(CertificateKeys.Partition(Code)).Insert(CertificateKeys.Home, Id));
    }
}
