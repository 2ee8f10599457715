namespace Funding.Pages.Tests.OtherStages;

/// <summary>The duties of an award as its holder, its desk and the office meet them: by mail, link and page.</summary>
public sealed class AwardPagesTests(AwardPagesTests.AwardHost host, Chromium chromium)
    : IClassFixture<AwardPagesTests.AwardHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private const string Summary = "计划按期执行，经费使用符合要求，成效良好，没有违规情形。";

    private readonly PageTour tour = new(host, chromium);
    private readonly SmallGrantsRound round = new(host);

    private string Own => $"/apply/awards/{round.Id}-1";

    private string Office => $"/office/awards/{round.Id}-1";

    private string AwardId => $"{round.Id}-1";

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task A_task_book_is_agreed_and_sealed_and_reports_are_filed_commented_on_and_judged()
    {
        await round.AnnounceTwoAsync(new(2026, 5, 15));
        using var applicant = await EnterAsync(SmallGrantsRound.ApplicantOf(1), "请提交任务书", $"{Own}/book/2026/task-book");
        using var officer = new Visitor(host);
        await ProposeAsync(applicant);
        await AgreeAsync(officer, applicant);
        await ReportAsync(applicant, officer);
        await AcceptAsync(applicant, officer);

        await (await tour.AsAsync(applicant)).LookAsync("award-done-", Own);
        await (await tour.AsAsync(officer)).LookAsync("award-done-", Office);
        var award = (await host.Services.GetRequiredService<AwardStore>().GetAsync(AwardId)).Home;
        var result = await applicant.GetAsync($"/apply/{round.Id}/{award.ApplicationId}/result");
        Assert.NotNull(result.Page.QuerySelector($"main a[href='{Own}']"));
        Assert.Contains("（officer）", (await officer.GetAsync(Office)).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("officer", (await applicant.GetAsync(Own)).Main, StringComparison.Ordinal);
        Assert.Empty(tour.Problems);

        using var other = new Visitor(host);
        await other.SignInAsync(SmallGrantsRound.ApplicantOf(2));
        const string book = "/book/2026/task-book";
        foreach (var page in new[] { "", book, $"{book}/document", "/start/2026/report", "/start/2026/papers" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Own + page)).Status);
            Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync(Office + page)).Status);
        }
    }

    private async Task ProposeAsync(Visitor applicant)
    {
        var form = $"{Own}/book/2026/task-book";
        await (await tour.AsAsync(applicant)).LookAsync("award-open-", Own, form);
        Assert.Contains("小额资助", (await applicant.GetAsync(Own)).Main, StringComparison.Ordinal);
        var wrong = await applicant.SubmitAsync(await applicant.GetAsync(form), new Dictionary<string, string>
        {
            ["pupils.2027"] = "-1",
            ["pupils.2028"] = "四百",
            ["go"] = "propose",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("不得小于0人", wrong.Main, StringComparison.Ordinal);
        Assert.Contains("须填写数字", wrong.Main, StringComparison.Ordinal);
        Assert.Contains("请填写“学生”2029年度的数值", wrong.Main, StringComparison.Ordinal);
        Assert.Equal("四百", wrong.Page.QuerySelector("input[name='pupils.2028']")!.GetAttribute("value"));
        Assert.Equal("四百", (await applicant.GetAsync(form)).Page.QuerySelector("input[name='pupils.2028']")!.GetAttribute("value"));
        var proposed = await applicant.SubmitAsync(wrong, new Dictionary<string, string>
        {
            ["pupils.2027"] = "300",
            ["pupils.2028"] = "400",
            ["pupils.2029"] = "５００",
            ["go"] = "propose",
        });
        Assert.Equal(Own, proposed.Location);
        await round.SettleAsync();
        Assert.Null((await applicant.GetAsync(form)).Page.QuerySelector("main form"));
    }

    private async Task AgreeAsync(Visitor officer, Visitor applicant)
    {
        var page = $"{Office}/book/2026/task-book";
        var entered = await officer.EnterAsync(Cast.Officer.Name, "任务书");
        Assert.Equal(page, entered.Location);
        await (await tour.AsAsync(officer)).LookAsync("award-proposed-", Office, page);
        var noLine = await officer.SubmitAsync(
            await officer.GetAsync(page), new Dictionary<string, string> { ["reason"] = "目标偏低，请提高。" }, "main form[action$='/send-back']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noLine.Status);
        Assert.Contains("目标偏低，请提高。", noLine.Page.QuerySelector("textarea[name='reason']")!.TextContent, StringComparison.Ordinal);
        var agreed = await officer.SubmitAsync(
            await officer.GetAsync(page), new Dictionary<string, string>(), "main form[action$='/agree']");
        Assert.Equal(page, agreed.Location);
        await round.SettleAsync();

        var code = (await host.Services.GetRequiredService<ReportStore>().TaskBookAsync(AwardId))!.Code;
        var document = $"{Own}/book/2026/task-book/document";
        Assert.Equal(2, (await applicant.GetAsync(document)).Main.Split(code).Length - 1);
        Assert.Equal(HttpStatusCode.OK, (await applicant.GetAsync($"{Own}/book/2026/task-book/files/task-book.docx")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await applicant.GetAsync($"{Own}/book/2026/task-book/files/other.docx")).Status);
        await (await tour.AsAsync(applicant)).LookAsync("award-agreed-", $"{Own}/book/2026/task-book", document, $"{Own}/book/2026/papers");
        await (await tour.AsAsync(officer)).LookAsync(
            "award-agreed-", page, $"{Office}/book/2026/task-book/document", $"{Office}/book/2026/papers");
        var hostile = await UploadAsync(applicant, $"{Own}/book/2026/papers", "sealed-holder", "盖章.pdf", "MZ\0\0"u8.ToArray());
        Assert.NotEqual(HttpStatusCode.SeeOther, hostile.Status);
        Assert.NotNull(hostile.Page.QuerySelector("#paper-sealed-holder-error"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await UploadAsync(applicant, $"{Own}/book/2026/papers", "sealed-office", "盖章.pdf", SampleApplication.PdfWith(""))).Status);
        await SealAsync(applicant, Own, "sealed-holder");
        using var anyone = new Visitor(host);
        Assert.Contains("盖章件尚未齐备", (await anyone.GetAsync($"/verify/code?code={code.ToLowerInvariant()}")).Main, StringComparison.Ordinal);
        await SealAsync(officer, Office, "sealed-office");
        await round.SettleAsync();
        await host.Services.GetRequiredService<AuditHeads>().PublishAsync();
        var checkedCode = await anyone.GetAsync($"/verify/code?code={code}");
        Assert.DoesNotContain("盖章件尚未齐备", checkedCode.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("300", checkedCode.Main, StringComparison.Ordinal);
        Assert.Contains("没有这个校验码", (await anyone.GetAsync("/verify/code?code=0000-0000-0000")).Main, StringComparison.Ordinal);
        var list = (await anyone.GetAsync("/audit/awards")).Page.QuerySelector("main tbody a")!.GetAttribute("href")!;
        Assert.Contains($"award:{AwardId} ", (await anyone.GetAsync(list)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync("/audit/awards/1999-01-01")).Status);
        await (await tour.AsAsync(null)).LookAsync(
            "sealed-", "/verify", "/certificates", "/verify/code", $"/verify/code?code={code}", "/verify/code?code=0000-0000-0000",
            "/audit", "/audit/awards");
        Assert.Contains("已生效", (await applicant.GetAsync($"{Own}/book/2026/task-book")).Main, StringComparison.Ordinal);
    }

    private async Task ReportAsync(Visitor applicant, Visitor officer)
    {
        var form = $"{Own}/start/2026/report";
        var wrong = await applicant.SubmitAsync(await applicant.GetAsync(form), new Dictionary<string, string>
        {
            ["pupils.actual"] = "901",
            ["summary"] = "太短",
            ["go"] = "file",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("不得大于900人", wrong.Main, StringComparison.Ordinal);
        Assert.Contains("请上传“学生”的佐证材料", wrong.Main, StringComparison.Ordinal);
        Assert.Contains("太短", wrong.Page.QuerySelector("textarea[name='summary']")!.TextContent, StringComparison.Ordinal);
        await (await tour.AsAsync(applicant)).LookAsync("award-report-", form, $"{Own}/start/2026/papers");
        await UploadAsync(applicant, $"{Own}/start/2026/papers", "pupils", "名册.pdf", SampleApplication.PdfWith(""));
        var typed = new Dictionary<string, string> { ["pupils.actual"] = "290", ["summary"] = Summary, ["go"] = "file" };
        var undeclared = await applicant.SubmitAsync(await applicant.GetAsync(form), typed);
        Assert.Contains("请勾选声明", undeclared.Main, StringComparison.Ordinal);
        typed["declared"] = "yes";
        Assert.Equal(Own, (await applicant.SubmitAsync(undeclared, typed)).Location);
        await round.SettleAsync();

        var desk = $"/recommend/awards/{AwardId}/start/2026/report";
        using var recommender = await EnterAsync("desk@city.example", "提出意见", desk);
        await (await tour.AsAsync(recommender)).LookAsync("award-desk-", desk);
        var early = $"{Office}/start/2026/report";
        Assert.Null((await officer.GetAsync(early)).Page.QuerySelector("main form"));
        Assert.Equal(desk, (await recommender.SubmitAsync(
            await recommender.GetAsync(desk), new Dictionary<string, string> { ["agrees"] = "no", ["opinion"] = "学生数低于预期。" })).Location);
        await round.SettleAsync();
        await (await tour.AsAsync(officer)).LookAsync("award-filed-", early);
        var noReason = await officer.SubmitAsync(
            await officer.GetAsync(early), new Dictionary<string, string> { ["grade"] = "redo" }, "main form[action$='/judge']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.Status);
        typed["reason"] = "请补充名册。";
        typed["grade"] = "redo";
        Assert.Equal(early, (await officer.SubmitAsync(noReason, typed, "main form[action$='/judge']")).Location);
        await round.SettleAsync();
        await (await tour.AsAsync(applicant)).LookAsync("award-correct-", form);
        Assert.Contains("请补充名册。", (await applicant.GetAsync(form)).Main, StringComparison.Ordinal);
        Assert.Equal(Own, (await applicant.SubmitAsync(await applicant.GetAsync(form), typed)).Location);
        await round.SettleAsync();
        await recommender.SubmitAsync(await recommender.GetAsync(desk), new Dictionary<string, string> { ["agrees"] = "yes" });
        await round.SettleAsync();
        await officer.SubmitAsync(
            await officer.GetAsync(early), new Dictionary<string, string> { ["grade"] = "good" }, "main form[action$='/judge']");
        await round.SettleAsync();
        Assert.Contains("完成", (await officer.GetAsync(Office)).Main, StringComparison.Ordinal);
    }

    private async Task AcceptAsync(Visitor applicant, Visitor officer)
    {
        var (form, page) = ($"{Own}/final/2026/report", $"{Office}/final/2026/report");
        await UploadAsync(applicant, $"{Own}/final/2026/papers", "pupils", "名册.pdf", SampleApplication.PdfWith(""));
        Assert.Equal(Own, (await applicant.SubmitAsync(await applicant.GetAsync(form), new Dictionary<string, string>
        {
            ["pupils.actual"] = "100",
            ["summary"] = Summary,
            ["declared"] = "yes",
            ["go"] = "file",
        })).Location);
        await round.SettleAsync();
        await officer.SubmitAsync(
            await officer.GetAsync(page), new Dictionary<string, string> { ["grade"] = "bad", ["reason"] = "目标未完成。" },
            "main form[action$='/judge']");
        await round.SettleAsync();
        Assert.Null((await officer.GetAsync(page)).Page.QuerySelector("main form[action$='/confirm']"));
        using var second = await EnterAsync(Cast.SecondOfficer.Name, "待复核", page);
        await (await tour.AsAsync(second)).LookAsync("award-confirm-", page);
        Assert.Equal(page, (await second.SubmitAsync(
            await second.GetAsync(page), new Dictionary<string, string>(), "main form[action$='/confirm']")).Location);
        await round.SettleAsync();
        await (await tour.AsAsync(second)).LookAsync("award-matter-", page, Office);
        Assert.Contains("建议撤销认定", (await second.GetAsync(Office)).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("撤销", (await applicant.GetAsync(Own)).Main, StringComparison.Ordinal);
        var settled = new Dictionary<string, string> { ["settled"] = "已启动撤销程序。" };
        Assert.Equal(page, (await second.SubmitAsync(await second.GetAsync(page), settled, "main form[action$='/matter']")).Location);
    }

    private async Task SealAsync(Visitor visitor, string award, string slot) => Assert.Equal(
        HttpStatusCode.SeeOther,
        (await UploadAsync(visitor, $"{award}/book/2026/papers", slot, "盖章.pdf", SampleApplication.PdfWith(""))).Status);

    private static async Task<Answer> UploadAsync(Visitor visitor, string papers, string slot, string name, byte[] content)
    {
        var page = await visitor.GetAsync(papers);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Page.QuerySelector("input[name='form-token']")!.GetAttribute("value")!), "form-token" },
            { new ByteArrayContent(content), $"paper.{slot}", name },
        };
        return await Answer.OfAsync(await visitor.Http.PostAsync($"{papers}/slot/{slot}", form));
    }

    /// <summary>By the link of the mail whose subject says so; it leads to the page given.</summary>
    private async Task<Visitor> EnterAsync(string email, string subject, string leadsTo)
    {
        var visitor = new Visitor(host);
        var entered = await visitor.EnterAsync(email, subject);
        Assert.Equal(leadsTo, entered.Location);
        return visitor;
    }

    public sealed class AwardHost() : SmallGrantsTests.Host(SmallGrants.Text.Replace("years: 1 }", """
        years: 3,
            targets: [{ id: pupils, name: { zh: 学生, en: Pupils }, unit: { zh: 人, en: pupils }, figure: standing, min: 0, max: 900,
              evidence: true }],
            duties: [{ stage: agreement, id: book, on: award, workingDays: 20 },
              { stage: monitoring, id: start, on: award, workingDays: 20, deskWorkingDays: 5, correctionWorkingDays: 5, grades: [
                { id: good, name: { zh: 合格, en: Good }, consequence: go-on },
                { id: redo, name: { zh: 整改, en: To be corrected }, consequence: correct }] },
              { stage: acceptance, id: final, on: award, workingDays: 20, grades: [
                { id: good, name: { zh: 合格, en: Good }, consequence: go-on },
                { id: bad, name: { zh: 不合格, en: Failed }, consequence: withdraw }] }] }
        """, StringComparison.Ordinal));
}
