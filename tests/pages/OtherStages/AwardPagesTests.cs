namespace Funding.Pages.Tests.OtherStages;

/// <summary>A duty of an award as its holder and an officer meet it: by mail, link and page.</summary>
public sealed class AwardPagesTests(AwardPagesTests.AwardHost host, Chromium chromium)
    : IClassFixture<AwardPagesTests.AwardHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    private const string Report = "计划按期执行，经费使用符合要求，成效良好，没有违规情形。";

    [Fact]
    public async Task A_report_is_filed_by_the_mails_link_and_confirmed_by_an_officer()
    {
        var round = new SmallGrantsRound(host);
        await round.LaunchAsync();
        await round.SubmitAsync(1);
        await round.SubmitAsync(2);
        await round.CallClosedAsync();
        await round.DecideAsync(1, eligible: true);
        await round.DecideAsync(2, eligible: true);
        await round.ApproveAsync(Cast.Chair.Name);
        await round.ApproveAsync(Cast.Vice.Name);
        await round.PastAsync(new(2026, 5, 15));
        var own = $"/apply/awards/{round.Id}-1";
        var office = $"/office/awards/{round.Id}-1";

        var holder = SmallGrantsRound.ApplicantOf(1);
        using var applicant = await EnterAsync(holder, "监测报告", own);
        await (await tour.AsAsync(applicant)).LookAsync("award-open-", own);
        var page = await applicant.GetAsync(own);
        Assert.Contains("小额资助", page.Main, StringComparison.Ordinal);
        Assert.Contains("进行中", page.Main, StringComparison.Ordinal);
        Assert.Contains("Due before", (await applicant.GetAsync(own + "?lang=en")).Main, StringComparison.Ordinal);
        await applicant.GetAsync(own + "?lang=zh");
        var tooShort = await applicant.SubmitAsync(page, new Dictionary<string, string> { ["report"] = "太短" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooShort.Status);
        Assert.Contains("请填写报告", tooShort.Main, StringComparison.Ordinal);
        Assert.Contains("太短", tooShort.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var filed = await applicant.SubmitAsync(page, new Dictionary<string, string> { ["report"] = Report });
        Assert.Equal(own, filed.Location);
        await round.SettleAsync();
        Assert.Contains("待确认", (await applicant.GetAsync(own)).Main, StringComparison.Ordinal);
        Assert.Null((await applicant.GetAsync(own)).Page.QuerySelector("main form"));

        using var officer = await EnterAsync(Cast.Officer.Name, "待确认", office);
        await (await tour.AsAsync(officer)).LookAsync("award-filed-", office);
        var waiting = await officer.GetAsync(office);
        Assert.Contains(Report, waiting.Main, StringComparison.Ordinal);
        Assert.Equal(office, (await officer.SubmitAsync(waiting, new Dictionary<string, string>())).Location);
        await round.SettleAsync();
        Assert.Contains("完成", (await officer.GetAsync(office)).Main, StringComparison.Ordinal);
        await (await tour.AsAsync(applicant)).LookAsync("award-done-", own);
        var award = (await host.Services.GetRequiredService<AwardStore>().GetAsync($"{round.Id}-1")).Home;
        var result = await applicant.GetAsync($"/apply/{round.Id}/{award.ApplicationId}/result");
        Assert.NotNull(result.Page.QuerySelector($"main a[href='{own}']"));
        Assert.Empty(tour.Problems);

        using var other = new Visitor(host);
        await other.SignInAsync(SmallGrantsRound.ApplicantOf(2));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(own)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync(office)).Status);
    }

    /// <summary>By the link of the mail whose subject says so; it leads to the page given.</summary>
    private async Task<Visitor> EnterAsync(string email, string subject, string leadsTo)
    {
        var visitor = new Visitor(host);
        var entered = await visitor.EnterAsync(email, subject);
        Assert.Equal(leadsTo, entered.Location);
        return visitor;
    }

    public sealed class AwardHost() : SmallGrantsTests.Host(SmallGrants.Text.Replace(
        "years: 1 }", "years: 3, duties: [{ stage: monitoring, id: start, on: award, workingDays: 20 }] }", StringComparison.Ordinal));
}
