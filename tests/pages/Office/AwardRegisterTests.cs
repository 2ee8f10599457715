namespace Funding.Pages.Tests.Office;

/// <summary>The register as the public and the office meet it: a list of earlier years, a certificate, acts on an award.</summary>
public sealed class AwardRegisterTests(StageHost host, Chromium chromium)
    : IClassFixture<StageHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private const string Lists = "/office/awards/lists";
    private const string Heading =
        "项目,获认定单位,统一社会信用代码,名称,文号,公布日期,证书编号,截止日期,状态,撤销文号,撤销日期,推荐单位\n";

    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task A_list_is_checked_taken_over_found_corrected_and_withdrawn()
    {
        var round = await host.StaffedAsync();
        var holder = Cast.ActorOf("holder@college.example", Role.Applicant);
        await ConfirmedAsync(round, holder, Cast.CodeOf(501), "杭州云栖职业学院");
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var second = await host.OfficeAsync(round, Cast.SecondAdministrator.Name);
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        using var anyone = new Visitor(host);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(Lists)).Status);

        var wrong = await SendAsync(administrator, Line(501, until: "2022-01-01") + Line(502, standing: "撤销"));
        Assert.Contains("第 2 行“截止日期”", wrong.Main, StringComparison.Ordinal);
        Assert.Contains("第 3 行“状态变更文号”", wrong.Main, StringComparison.Ordinal);
        Assert.Null(wrong.Page.QuerySelector("main form[action*='check']"));

        var report = await SendAsync(administrator, Line(501) + Line(502) + Line(503, programme: "省级示范职教集团", until: "2024-12-31"));
        var sent = report.Page.QuerySelector("main form")!.GetAttribute("action")!;
        await (await tour.AsAsync(administrator)).LookAsync("award-list-", Lists, sent);
        var taken = await administrator.SubmitAsync(report, new Dictionary<string, string>());
        await round.SettleAsync();
        Assert.StartsWith(Lists + "/", taken.Location, StringComparison.Ordinal);
        await tour.LookAsync("award-list-", Lists, taken.Location!, sent, "/office/awards", "/office/awards?q=yqzy");
        Assert.Contains("没有可导入的认定", (await SendAsync(administrator, Line(501) + Line(502))).Main, StringComparison.Ordinal);

        var found = await anyone.GetAsync("/awards?q=yqzy");
        Assert.Contains("第501产业学院", found.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(Cast.CodeOf(501), found.Main, StringComparison.Ordinal);
        Assert.Equal(1, (await anyone.GetAsync("/awards?standing=Expired")).Page.QuerySelectorAll("main tbody tr").Length);
        var certificate = (await anyone.GetAsync($"/certificates?code={Uri.EscapeDataString("学院〔2023〕501号")}")).Location!;
        Assert.Contains("有效", (await anyone.GetAsync(certificate)).Main, StringComparison.Ordinal);
        Assert.Contains("第501产业学院", (await anyone.GetAsync("/awards.csv?q=yqzy")).Text, StringComparison.Ordinal);

        var award = found.Page.QuerySelector("main tbody a[href*='certificates']") is not null
            ? (await host.Services.GetRequiredService<AwardRollStore>().ReadAsync()).First(a => a.Summary.Title == "第501产业学院").Summary.Id
            : throw new InvalidOperationException("no certificate");
        var (office, own) = ($"/office/awards/{award}", $"/apply/awards/{award}");
        var words = new Dictionary<string, string> { ["document"] = "教职成函〔2026〕8号", ["reason"] = "单位名称登记有误，依申请更正。" };
        var page = await administrator.GetAsync(office);
        await ActAsync(administrator, page, AwardChange.Correct, "names", new(words) { ["holderName"] = "杭州云栖职业技术学院" });
        await ActAsync(administrator, page, AwardChange.Suspend, "suspension", words);
        var suspended = await anyone.GetAsync(certificate);
        Assert.Contains("已中止", suspended.Main, StringComparison.Ordinal);
        Assert.Contains("杭州云栖职业技术学院", suspended.Main, StringComparison.Ordinal);
        Assert.Contains("更正前", suspended.Main, StringComparison.Ordinal);
        await tour.LookAsync("award-changed-", office);
        await ActAsync(administrator, await administrator.GetAsync(office), AwardChange.Resume, "suspension/end", words);
        page = await administrator.GetAsync(office);
        var refused = await administrator.SubmitAsync(
            page, Named(AwardChange.GiveNotice, new(words) { ["days"] = "2" }), $"main form[action='{office}/withdrawal']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("5至60个工作日", refused.Main, StringComparison.Ordinal);
        Assert.True(refused.Page.QuerySelector($"main form[action='{office}/withdrawal']")!.ParentElement!.HasAttribute("open"));
        Assert.Equal("2", refused.Page.QuerySelector("#GiveNotice-days")!.GetAttribute("value"));
        await ActAsync(administrator, page, AwardChange.GiveNotice, "withdrawal", new(words) { ["days"] = "10" });
        await round.SettleAsync();

        using var applicant = new Visitor(host);
        await applicant.SignInAsync(holder.Name, own);
        Assert.NotEmpty(await applicant.MailsAsync(holder.Name, "撤销事先告知"));
        var list = $"/apply/organisations/{Cast.CodeOf(501)}/awards";
        var listed = await applicant.GetAsync(list);
        Assert.NotNull(listed.Page.QuerySelector($"main tbody a[href='{own}']"));
        Assert.Contains("学院〔2023〕501号", listed.Main, StringComparison.Ordinal);
        using (var stranger = new Visitor(host))
        {
            await stranger.SignInAsync("stranger@college.example");
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(list)).Status);
        }

        Assert.NotNull((await applicant.GetAsync($"/apply/organisations/{Cast.CodeOf(501)}")).Page.QuerySelector($"main a[href='{list}']"));
        await (await tour.AsAsync(applicant)).LookAsync("award-heard-", own, list);
        var said = await applicant.SubmitAsync(
            await applicant.GetAsync(own), new Dictionary<string, string> { ["statement"] = "学院已经整改，请对照附件核查后再作决定。" },
            $"main form[action='{own}/statement']");
        Assert.Equal(own, said.Location);
        await round.SettleAsync();

        Assert.Null((await administrator.GetAsync(office)).Page.QuerySelector($"main form[action='{office}/withdrawal/decision']"));
        page = await second.GetAsync(office);
        await (await tour.AsAsync(second)).LookAsync("award-decision-", office);
        await ActAsync(second, page, AwardChange.Withdraw, "withdrawal/decision", new(words) { ["confirmation"] = award[^4..] });
        await round.SettleAsync();
        Assert.Contains("已撤销", (await anyone.GetAsync(certificate)).Main, StringComparison.Ordinal);
        Assert.Contains("教职成函〔2026〕8号", (await anyone.GetAsync("/awards?standing=Withdrawn")).Main, StringComparison.Ordinal);
        Assert.NotEmpty(await applicant.MailsAsync(holder.Name, "认定已撤销"));
        await (await tour.AsAsync(null)).LookAsync("award-withdrawn-", certificate, "/awards?standing=Withdrawn", "/awards");
        await (await tour.AsAsync(applicant)).LookAsync("award-withdrawn-", own);

        // Something was done with one of the batch's awards.
        var back = await administrator.SubmitAsync(
            await administrator.GetAsync(taken.Location!),
            new Dictionary<string, string> { ["reason"] = "名单用错了版本，重新导入。", ["confirmation"] = taken.Location![^4..] });
        Assert.Equal(HttpStatusCode.Conflict, back.Status);
        Assert.Contains("第501产业学院", back.Main, StringComparison.Ordinal);
        Assert.Empty(tour.Problems);
    }

    private static async Task ActAsync(
        Visitor visitor, Answer page, AwardChange change, string act, Dictionary<string, string> typed)
    {
        var path = page.Path.Split('?')[0];
        var form = page.Page.QuerySelector($"main form[action='{path}/{act}']")!;
        var named = Named(change, typed);
        foreach (var field in form.QuerySelectorAll("input[name$=title], input[name$=holderName]"))
            named.TryAdd(field.GetAttribute("name")!, field.GetAttribute("value")!);
        var done = await visitor.SubmitAsync(page, named, $"main form[action='{path}/{act}']");
        Assert.Equal(path, done.Location);
    }

    private static Dictionary<string, string> Named(AwardChange change, Dictionary<string, string> typed) =>
        typed.ToDictionary(t => $"{change}-{t.Key}", t => t.Value);

    private static async Task ConfirmedAsync(RoundPlayer round, Actor holder, string code, string name)
    {
        await round.Get<PeopleStore>().GetOrCreateAsync(holder.Name, "zh");
        await round.Get<CommitWriter>().SaveAsync(new Commit(OrganisationKeys.Partition(code))
            .Insert(OrganisationKeys.Organisation, new Organisation(code, name, [holder.PersonId])));
    }

    private static async Task<Answer> SendAsync(Visitor visitor, string lines)
    {
        var page = await visitor.GetAsync(Lists);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Token()), "form-token" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(Heading + lines)), "file", "名单.csv" },
        };
        return await Answer.OfAsync(await visitor.Http.PostAsync(Lists + "/check", form));
    }

    private static string Line(int number, string? programme = null, string until = "2028-05-31", string standing = "") => string.Join(
        ',', programme ?? "省级混合所有制产业特色学院", number == 501 ? "杭州云栖职业学院" : Cast.OrganisationOf(number), Cast.CodeOf(number),
        $"第{number}产业学院", "教职成〔2023〕12号", "2023-06-01", $"学院〔2023〕{number}号", until, standing, "", "", "杭州市") + "\n";
}
