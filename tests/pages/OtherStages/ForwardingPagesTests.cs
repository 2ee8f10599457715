namespace Funding.Pages.Tests.OtherStages;

/// <summary>A recommendation is sent up, its outcome entered with its document by one officer and confirmed by another.</summary>
public sealed class ForwardingPagesTests(ForwardingPagesTests.ForwardingHost host, Chromium chromium)
    : IClassFixture<ForwardingPagesTests.ForwardingHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private const string Enter = "main form[action$='/enter']";

    private readonly PageTour tour = new(host, chromium);
    private readonly SmallGrantsRound round = new(host);

    private string Own => $"/apply/awards/{round.Id}-1";

    private string Office => $"/office/awards/{round.Id}-1";

    private string Page => $"{Office}/national/2026/forwarding";

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task An_outcome_takes_two_officers_and_a_document_and_a_bad_one_opens_a_matter()
    {
        await round.AnnounceTwoAsync(new(2026, 5, 15));
        using var officer = new Visitor(host);
        Assert.Equal(Page, (await officer.EnterAsync(Cast.Officer.Name, "请上报推荐")).Location);
        using var applicant = new Visitor(host);
        await applicant.SignInAsync(SmallGrantsRound.ApplicantOf(1));
        Assert.NotEqual(HttpStatusCode.OK, (await applicant.GetAsync(Page)).Status);
        await (await tour.AsAsync(officer)).LookAsync("forwarding-open-", Page);

        var today = $"{ShanghaiTime.DayOf(host.Clock.GetUtcNow()):yyyy-MM-dd}";
        var noNumber = await officer.SubmitAsync(
            await officer.GetAsync(Page), new Dictionary<string, string> { ["on"] = today }, "main form[action$='/forward']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noNumber.Status);
        Assert.NotNull(noNumber.Page.QuerySelector("#letter-error"));
        Assert.Equal(Page, (await officer.SubmitAsync(
            noNumber, new Dictionary<string, string> { ["on"] = today, ["letter"] = "浙教函〔2026〕18号" },
            "main form[action$='/forward']")).Location);
        await round.SettleAsync();
        Assert.Contains("浙教函〔2026〕18号", (await applicant.GetAsync(Own)).Main, StringComparison.Ordinal);

        var typed = new Dictionary<string, string>
        {
            ["outcome"] = "not-selected",
            ["decidedOn"] = today,
            ["letter"] = "教职成函〔2026〕9号",
            ["text"] = "本轮同类证书已有推荐组织入选。",
        };
        var noDocument = await officer.SubmitAsync(await officer.GetAsync(Page), typed, Enter);
        Assert.Contains("请先上传上级结果文件", noDocument.Main, StringComparison.Ordinal);
        var papers = $"{Office}/national/2026/papers";
        Assert.Equal(HttpStatusCode.SeeOther, (await UploadAsync(officer, papers)).Status);
        await round.SettleAsync();
        await (await tour.AsAsync(officer)).LookAsync("forwarding-sent-", Page, papers, Office);
        Assert.Equal(Page, (await officer.SubmitAsync(await officer.GetAsync(Page), typed, Enter)).Location);
        await round.SettleAsync();
        Assert.Null((await officer.GetAsync(Page)).Page.QuerySelector("main form"));
        Assert.DoesNotContain("未入选", (await applicant.GetAsync(Own)).Main, StringComparison.Ordinal);

        using var second = new Visitor(host);
        Assert.Equal(Page, (await second.EnterAsync(Cast.SecondOfficer.Name, "请复核上级结果")).Location);
        await (await tour.AsAsync(second)).LookAsync("forwarding-confirm-", Page);
        Assert.Equal(Page, (await second.SubmitAsync(
            await second.GetAsync(Page), new Dictionary<string, string>(), "main form[action$='/confirm']")).Location);
        await round.SettleAsync();
        Assert.Contains("未入选", (await applicant.GetAsync(Own)).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await applicant.GetAsync($"{Own}/national/2026/papers")).Status);
        await (await tour.AsAsync(second)).LookAsync("forwarding-matter-", Page);
        await (await tour.AsAsync(applicant)).LookAsync("forwarding-closed-", Own);

        using var administrator = new Visitor(host);
        await administrator.SignInAsync(Cast.Administrator.Name);
        Assert.NotNull((await administrator.GetAsync("/office/waiting")).Page.QuerySelector($"main a[href='{Page}']"));
        Assert.Equal(Page, (await second.SubmitAsync(
            await second.GetAsync(Page), new Dictionary<string, string> { ["settled"] = "已启动终止推荐的程序。" },
            "main form[action$='/matter']")).Location);
        Assert.Empty(tour.Problems);
    }

    private static async Task<Answer> UploadAsync(Visitor visitor, string papers)
    {
        var page = await visitor.GetAsync(papers);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Token()), "form-token" },
            { new ByteArrayContent(SampleApplication.PdfWith("")), "paper.decision", "教职成函2026第9号.pdf" },
        };
        return await Answer.OfAsync(await visitor.Http.PostAsync($"{papers}/slot/decision", form));
    }

    public sealed class ForwardingHost() : SmallGrantsTests.Host(SmallGrants.Text.Replace("years: 1 }", """
        years: 3,
            duties: [{ stage: forwarding, id: national, on: award, workingDays: 10, to: { zh: 教育部, en: Ministry of Education },
              outcomes: [{ id: selected, name: { zh: 入选, en: Selected }, consequence: go-on },
                { id: not-selected, name: { zh: 未入选, en: Not selected }, consequence: withdraw }] }] }
        """, StringComparison.Ordinal));
}
