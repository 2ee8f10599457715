namespace Funding.Pages.Tests.Office;

public sealed class CallReopeningTests(StageHost host) : IClassFixture<StageHost>
{
    [Fact]
    public async Task A_call_that_closed_last_night_is_offered_opened_again_and_said_on_the_desks_page()
    {
        var round = await host.StaffedAsync(applications: 2);
        await round.ToAsync(CollegeStages.Recommendation);
        var page = $"/office/rounds/{round.Id}/changes";
        var day = (await round.RoundAsync()).CloseOf(CallStage.Kind).AddDays(5);
        using var first = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var second = await host.OfficeAsync(round, Cast.SecondAdministrator.Name);
        var form = await first.GetAsync(page);
        Assert.Contains("重新开放", form.Page.QuerySelector("option[value=call]")!.TextContent, StringComparison.Ordinal);

        var check = await first.SubmitAsync(form, new Dictionary<string, string>
        {
            ["stage"] = "call",
            ["newDay"] = $"{day:yyyy-MM-dd}",
            ["reason"] = "台风影响，申请延期。",
        }, $"form[action='{page}/check']");
        Assert.Contains("逾期未提交的恢复为草稿", check.Main, StringComparison.Ordinal);
        var proposal = (await first.SubmitAsync(check, new Dictionary<string, string>(), $"form[action='{page}/extend']")).Location!;
        Assert.Contains("重新开放已截止的申报", (await second.GetAsync(proposal)).Heading, StringComparison.Ordinal);
        await second.SubmitAsync(await second.GetAsync(proposal), new Dictionary<string, string>
        {
            ["decision"] = "accept",
            ["confirmation"] = round.Id[^4..],
        }, $"form[action='{proposal}']");
        await round.SettleAsync();

        Assert.Equal(CollegeStages.Call, (await round.RoundAsync()).Stage);
        using var desk = await host.EnterAsync(Cast.Recommender(round.Desk).Name, LinkPurpose.RecommendDesk, round.Id);
        var seen = await desk.GetAsync($"/recommend/{round.Id}");
        Assert.Contains("申报已重新开放", seen.Main, StringComparison.Ordinal);
        Assert.Contains(ExtensionTests.Shown(day)[..^5], seen.Main, StringComparison.Ordinal);
    }
}
