namespace Funding.Pages.Tests.Office;

/// <summary>Who is waited for, one by one, and one click that reminds them.</summary>
public sealed class WaitingPagesTests(StageHost host, Chromium chromium) : IClassFixture<StageHost>
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task One_click_reminds_a_member_and_the_page_says_so()
    {
        var round = await AtApprovalAsync();
        var page = $"/office/rounds/{round.Id}/waiting";
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);

        var overview = await administrator.GetAsync($"/office/rounds/{round.Id}");
        Assert.Contains("陈主任", overview.Main, StringComparison.Ordinal);
        Assert.NotNull(overview.Page.QuerySelector($"main a[href='{page}']"));

        var list = await administrator.GetAsync(page);
        Assert.Equal(HttpStatusCode.OK, list.Status);
        foreach (var text in new[] { "陈主任", "林副主任", Cast.Chair.Name, "表决" })
            Assert.Contains(text, list.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("/link/", list.Text, StringComparison.Ordinal);
        var mails = (await administrator.MailsAsync(Cast.Chair.Name)).Count();
        var done = await administrator.SubmitAsync(list, Nothing, $"form[action='{page}/remind']");
        Assert.Equal((HttpStatusCode.SeeOther, page), (done.Status, done.Location));
        await round.SettleAsync();
        Assert.Equal(mails + 1, (await administrator.MailsAsync(Cast.Chair.Name)).Count());

        var after = await administrator.GetAsync(page);
        Assert.Contains("提醒邮件", after.Main, StringComparison.Ordinal);
        Assert.Contains("管理员已于", after.Main, StringComparison.Ordinal);
        Assert.Equal(
            list.Page.QuerySelectorAll($"form[action='{page}/remind']").Length - 1,
            after.Page.QuerySelectorAll($"form[action='{page}/remind']").Length);

        // The same click from a page that is out of date.
        var again = await administrator.SubmitAsync(list, Nothing, $"form[action='{page}/remind']");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("同一事项每天最多提醒一次", again.Main, StringComparison.Ordinal);
        Assert.Contains("once a day at most", (await administrator.GetAsync($"{page}?lang=en")).Main, StringComparison.Ordinal);

        // Without its token a post is none.
        Assert.NotEqual(HttpStatusCode.SeeOther, (await administrator.PostAsync(
            $"{page}/remind", new Dictionary<string, string> { ["stage"] = "approve", ["key"] = "vote:x" })).Status);
    }

    [Fact]
    public async Task Officers_see_what_waits_but_neither_the_page_nor_its_buttons()
    {
        var round = await AtApprovalAsync();
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        var page = $"/office/rounds/{round.Id}/waiting";
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(page)).Status);
        var overview = await officer.GetAsync($"/office/rounds/{round.Id}");
        Assert.Null(overview.Page.QuerySelector($"a[href='{page}']"));
        var token = overview.Page.QuerySelector("input[name=form-token]")?.GetAttribute("value") ?? "";
        foreach (var act in new[] { "remind", "remind-all" })
        {
            Assert.NotEqual(HttpStatusCode.SeeOther, (await officer.PostAsync(
                $"{page}/{act}", new Dictionary<string, string> { ["form-token"] = token, ["stage"] = "approve", ["key"] = "" })).Status);
        }
    }

    [Fact]
    public async Task Everybody_of_a_long_list_is_reminded_in_goes_that_say_what_is_left()
    {
        await using var own = new StageHost();
        await own.InitializeAsync();
        var round = await own.LaunchedAsync();
        await round.AdvanceToAsync(ShanghaiTime.StartOf((await round.RoundAsync()).Opens).AddHours(10));
        await round.AddDraftsAsync(1, 57);
        using var administrator = await own.OfficeAsync(round, Cast.Administrator.Name);
        var page = $"/office/rounds/{round.Id}/waiting";

        var first = await administrator.GetAsync(page);
        Assert.Equal(40, first.Page.QuerySelectorAll("main tbody tr").Length);
        var next = first.Page.QuerySelector("nav.pager a[rel=next]")!.GetAttribute("href")!;
        Assert.Equal(17, (await administrator.GetAsync(next)).Page.QuerySelectorAll("main tbody tr").Length);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync($"{page}?from=nothing")).Status);

        await administrator.SubmitAsync(first, Nothing, $"form[action='{page}/remind-all']");
        var once = await administrator.GetAsync(page);
        Assert.Contains("已提醒50项。", once.Main, StringComparison.Ordinal);
        Assert.Contains("其余7项请再按一次。", once.Main, StringComparison.Ordinal);
        await administrator.SubmitAsync(first, Nothing, $"form[action='{page}/remind-all']");
        var twice = await administrator.GetAsync(page);
        Assert.Contains("已提醒7项。", twice.Main, StringComparison.Ordinal);
        Assert.Contains("50项当天已提醒或已安排。", twice.Main, StringComparison.Ordinal);
        Assert.Null(twice.Page.QuerySelector($"form[action='{page}/remind']"));
    }

    [Fact]
    public async Task The_page_holds_up_everywhere()
    {
        var round = await AtApprovalAsync();
        await using var tour = new PageTour(host, chromium);
        await tour.AsAsync(await host.OfficeAsync(round, Cast.Administrator.Name));
        await tour.LookAsync("waiting-", $"/office/rounds/{round.Id}/waiting", $"/office/rounds/{round.Id}");
    }

    private Task<RoundPlayer> AtApprovalAsync() => host.SharedAsync(async house =>
    {
        var round = house.Fresh(applications: 2, places: 1);
        await round.ToAsync(CollegeStages.Approval);
        await round.SettleAsync();
        return round;
    });
}
