namespace Funding.Pages.Tests.OtherStages;

/// <summary>Who awards wait for, a holder's variations, and the documents of acts, as each side meets them.</summary>
public sealed class AwardMattersTests(AwardMattersTests.AwardHost host, Chromium chromium)
    : IClassFixture<AwardMattersTests.AwardHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private const string List = "/office/waiting";

    private readonly PageTour tour = new(host, chromium);
    private readonly SmallGrantsRound round = new(host);

    private string AwardId => $"{round.Id}-1";

    private string Own => $"/apply/awards/{AwardId}";

    private string Office => $"/office/awards/{AwardId}";

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task Matters_of_awards_are_listed_reminded_and_end_and_a_holder_asks_for_a_variation()
    {
        await round.AnnounceTwoAsync(new(2026, 4, 10));
        using var administrator = new Visitor(host);
        await administrator.SignInAsync(Cast.Administrator.Name);
        using var applicant = new Visitor(host);
        await applicant.SignInAsync(SmallGrantsRound.ApplicantOf(1));
        using var officer = new Visitor(host);
        await officer.SignInAsync(Cast.Officer.Name);

        await RemindAsync(administrator, officer);
        await VaryAsync(applicant, officer);
        await DocumentAsync(administrator);
        Assert.Empty(tour.Problems);
    }

    private async Task RemindAsync(Visitor administrator, Visitor officer)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(List)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync("/office/waiting.csv")).Status);
        Assert.NotNull((await administrator.GetAsync("/office")).Page.QuerySelector($"main a[href='{List}']"));
        Assert.Equal(2, (await administrator.GetAsync(List)).Page.QuerySelectorAll("main tbody tr").Length);
        await (await tour.AsAsync(administrator)).LookAsync("matters-", List, $"{List}?q=%E7%AC%AC1&party=Holder", $"{List}?q=nobody");

        var email = SmallGrantsRound.ApplicantOf(1);
        await host.TuesdayAsync();
        var page = await administrator.GetAsync($"{List}?q=%E7%AC%AC1&party=Holder");
        var mails = (await administrator.MailsAsync(email)).Count();
        var done = await administrator.SubmitAsync(page, new Dictionary<string, string>(), $"main form[action='{List}/remind']");
        Assert.Equal((HttpStatusCode.SeeOther, List), (done.Status, done.Location));
        await round.SettleAsync();
        Assert.Equal(mails + 1, (await administrator.MailsAsync(email)).Count());
        var again = await administrator.SubmitAsync(page, new Dictionary<string, string>(), $"main form[action='{List}/remind']");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("同一事项每天最多提醒一次", again.Main, StringComparison.Ordinal);

        var all = await administrator.SubmitAsync(
            await administrator.GetAsync(List), new Dictionary<string, string> { ["matters"] = "agreement" },
            $"main form[action='{List}/remind-all']");
        Assert.Equal($"{List}?kind=agreement", all.Location);
        Assert.Contains("已提醒1项", (await administrator.GetAsync(all.Location!)).Text, StringComparison.Ordinal);
        var none = await administrator.SubmitAsync(
            await administrator.GetAsync(List), new Dictionary<string, string> { ["matters"] = "" },
            $"main form[action='{List}/remind-all']");
        Assert.Equal(HttpStatusCode.Conflict, none.Status);
        await (await tour.AsAsync(administrator)).LookAsync("matters-reminded-", List, "/office", "/office/awards");
        var file = await administrator.GetAsync("/office/waiting.csv?kind=agreement");
        Assert.Contains("实训计划1", file.Text, StringComparison.Ordinal);
    }

    private async Task VaryAsync(Visitor applicant, Visitor officer)
    {
        var form = $"{Own}/variations/new/leader";
        Assert.NotNull((await applicant.GetAsync(Own)).Page.QuerySelector($"main a[href='{form}']"));
        await (await tour.AsAsync(applicant)).LookAsync("variation-", Own, form, $"{Own}/variations/new/term");
        Assert.Equal(HttpStatusCode.Conflict, (await applicant.GetAsync($"{Own}/variations/new/targets")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await applicant.GetAsync($"{Own}/variations/new/other")).Status);
        var missing = await AskAsync(applicant, form, "王强，院长", null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Equal("王强，院长", missing.Page.QuerySelector("#leader")!.GetAttribute("value"));
        Assert.NotNull(missing.Page.QuerySelector("#document-error"));
        Assert.NotEqual(HttpStatusCode.SeeOther, (await AskAsync(applicant, form, "王强，院长", "MZ\0\0"u8.ToArray())).Status);
        var asked = await AskAsync(applicant, form, "王强，院长", SampleApplication.PdfWith(""));
        var own = $"{Own}/variations/1";
        Assert.Equal((HttpStatusCode.SeeOther, own), (asked.Status, asked.Location));
        await round.SettleAsync();

        var (office, desk) = ($"{Office}/variations/1", $"/recommend/awards/{AwardId}/variations/1");
        using var recommender = new Visitor(host);
        Assert.Equal(desk, (await recommender.EnterAsync("desk@city.example", "请提出意见")).Location);
        await (await tour.AsAsync(recommender)).LookAsync("variation-", desk);
        Assert.Null((await officer.GetAsync(office)).Page.QuerySelector("main form"));
        Assert.Equal(desk, (await recommender.SubmitAsync(
            await recommender.GetAsync(desk), new Dictionary<string, string> { ["agrees"] = "yes" })).Location);
        await round.SettleAsync();
        await (await tour.AsAsync(officer)).LookAsync("variation-", office);
        var noReason = await officer.SubmitAsync(
            await officer.GetAsync(office), new Dictionary<string, string> { ["granted"] = "no" }, "main form[action$='/judge']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.Status);
        Assert.Equal(office, (await officer.SubmitAsync(
            noReason, new Dictionary<string, string> { ["granted"] = "yes" }, "main form[action$='/judge']")).Location);
        await round.SettleAsync();
        Assert.Contains("王强，院长", (await applicant.GetAsync(Own)).Main, StringComparison.Ordinal);
        await (await tour.AsAsync(applicant)).LookAsync("variation-granted-", own, Own);
        Assert.Null((await applicant.GetAsync(own)).Page.QuerySelector("main form"));

        using var other = new Visitor(host);
        await other.SignInAsync(SmallGrantsRound.ApplicantOf(2));
        foreach (var page in new[] { own, form, $"{own}/documents/x" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(page)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync(office)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync(desk)).Status);
        var document = (await applicant.GetAsync(own)).Page.QuerySelector("main a[download]")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await applicant.GetAsync(document)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(document)).Status);
    }

    private async Task DocumentAsync(Visitor administrator)
    {
        var suspended = await administrator.SubmitAsync(
            await administrator.GetAsync(Office),
            new Dictionary<string, string> { ["Suspend-document"] = "教小〔2026〕9号", ["Suspend-reason"] = "核查期间中止认定。" },
            $"main form[action='{Office}/suspension']");
        Assert.Equal(Office, suspended.Location);
        await round.SettleAsync();
        var award = (await host.Services.GetRequiredService<AwardStore>().GetAsync(AwardId)).Home;
        var certificate = $"/certificates/{award.VerificationCode}";
        using var anyone = new Visitor(host);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync($"{certificate}/documents/1")).Status);

        var hostile = await UploadAsync(administrator, "MZ\0\0"u8.ToArray());
        Assert.NotEqual(HttpStatusCode.SeeOther, hostile.Status);
        Assert.NotNull(hostile.Page.QuerySelector("#paper-1-error"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UploadAsync(administrator, null)).Status);
        Assert.Equal(Office, (await UploadAsync(administrator, SampleApplication.PdfWith(""))).Location);
        await round.SettleAsync();
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync($"{Office}/acts/1/document")).Status);
        Assert.Null((await administrator.GetAsync(Office)).Page.QuerySelector("main form[action*='/acts/']"));
        var shown = await anyone.GetAsync(certificate);
        Assert.NotNull(shown.Page.QuerySelector($"main a[href='{certificate}/documents/1']"));
        Assert.Equal(HttpStatusCode.OK, (await anyone.GetAsync($"{certificate}/documents/1")).Status);
        await (await tour.AsAsync(administrator)).LookAsync("act-document-", Office);
        await (await tour.AsAsync(null)).LookAsync("act-document-", certificate);
    }

    private async Task<Answer> UploadAsync(Visitor visitor, byte[]? content)
    {
        var page = await visitor.GetAsync(Office);
        using var form = new MultipartFormDataContent { { new StringContent(page.Token()), "form-token" } };
        if (content is not null) form.Add(new ByteArrayContent(content), "paper-1", "决定.pdf");
        return await Answer.OfAsync(await visitor.Http.PostAsync($"{Office}/acts/1/upload", form));
    }

    private static async Task<Answer> AskAsync(Visitor visitor, string address, string leader, byte[]? content)
    {
        var page = await visitor.GetAsync(address);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Token()), "form-token" },
            { new StringContent(leader), "leader" },
            { new StringContent("原负责人调离，学校已任命新负责人。"), "reason" },
        };
        if (content is not null) form.Add(new ByteArrayContent(content), "document", "申请.pdf");
        return await Answer.OfAsync(await visitor.Http.PostAsync(address, form));
    }

    public sealed class AwardHost() : SmallGrantsTests.Host(SmallGrants.Text.Replace("years: 1 }", """
        years: 3,
            targets: [{ id: pupils, name: { zh: 学生, en: Pupils }, unit: { zh: 人, en: pupils }, figure: standing, min: 0, max: 900 }],
            duties: [{ stage: agreement, id: book, on: award, workingDays: 20 },
              { stage: monitoring, id: yearly, every: year, workingDays: 20, grades: [
                { id: good, name: { zh: 合格, en: Good }, consequence: go-on }] }],
            variations: [{ change: leader, deskWorkingDays: 5 }, { change: targets, confirmed: true },
              { change: term, mostMonths: 6 }] }
        """, StringComparison.Ordinal))
    {
        /// <summary>From the Saturday after the announcement to the next day of work but one.</summary>
        public Task TuesdayAsync() => Time.AdvanceToAsync(Clock.GetUtcNow().AddDays(3));
    }
}
