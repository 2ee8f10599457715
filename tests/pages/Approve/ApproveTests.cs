namespace Funding.Pages.Tests.Approve;

public sealed class ApproveTests(StageHost host) : IClassFixture<StageHost>
{
    [Fact]
    public async Task Two_members_enter_the_value_apart_then_decide_on_the_ranking()
    {
        var round = host.Fresh(applications: 2, places: 1);
        await round.LaunchAsync();
        await round.ToAsync(CollegeStages.Draw);
        await round.AtPublicValueAsync();
        using var chair = await host.EnterAsync(Cast.Chair.Name, LinkPurpose.PublicValue, round.Id);
        using var vice = await host.EnterAsync(Cast.Vice.Name, LinkPurpose.PublicValue, round.Id);
        var value = $"/approve/{round.Id}/public-value";

        // Neither sees the other's before the own entry; a wrong one can be corrected.
        await chair.SubmitAsync(await chair.GetAsync(value), Value("3271.50"));
        var blind = await vice.GetAsync(value);
        var day = (await round.RoundAsync()).Draw!.PublicValueDay;
        Assert.Contains($"{day:yyyy年M月d日}（星期", blind.Main, StringComparison.Ordinal);
        Assert.Equal("https://www.sse.com.cn/", blind.Page.QuerySelector("main dd a")!.GetAttribute("href"));
        var misread = await vice.SubmitAsync(blind, Value("3271.5"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, misread.Status);
        Assert.Contains("恰有两位小数", misread.Main, StringComparison.Ordinal);
        Assert.Equal("3271.5", misread.Page.GetElementById("value")!.GetAttribute("value"));
        Assert.DoesNotContain("3271.5", blind.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await vice.SubmitAsync(blind, Value(" "))).Status);
        await vice.SubmitAsync(blind, Value("3217.50"));
        var differ = await vice.GetAsync(value);
        Assert.Contains("数值不一致", differ.Main, StringComparison.Ordinal);
        Assert.Contains("3271.5", differ.Main, StringComparison.Ordinal);
        await vice.SubmitAsync(differ, Value("3,271.50"));
        await round.SettleAsync();
        Assert.Equal(CollegeStages.Review, (await round.RoundAsync()).Stage);
        Assert.Null((await vice.GetAsync(value)).Page.GetElementById("value"));

        var early = await chair.GetAsync($"/approve/{round.Id}");
        Assert.Contains("排名尚未产生", early.Main, StringComparison.Ordinal);
        await round.ToAsync(CollegeStages.Approval);
        Assert.Equal(CollegeStages.Approval, (await round.RoundAsync()).Stage);
        Assert.Contains("审定排名", (await chair.GetAsync("/approve")).Main, StringComparison.Ordinal);

        var hash = (await round.RoundAsync()).RankingHash!;
        var page = await chair.GetAsync($"/approve/{round.Id}");
        Assert.Contains(hash, page.Main, StringComparison.Ordinal);
        Assert.Single(page.Page.QuerySelectorAll("tr.standing-selected"));
        Assert.Single(page.Page.QuerySelectorAll("tr.standing-reserve"));
        Assert.Equal("line", page.Page.QuerySelector("tr.standing-selected")!.NextElementSibling!.ClassName);
        Assert.NotNull(page.Page.GetElementById("stability"));
        var file = await chair.GetAsync($"/approve/{round.Id}/committee-file");
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(hash, JsonDocument.Parse(file.Text).RootElement.GetProperty("hash").GetString());

        // A deputy reads, but is not asked yet.
        using var deputy = await host.EnterAsync(Cast.Deputy.Name, LinkPurpose.Approve, round.Id);
        var reading = await deputy.GetAsync($"/approve/{round.Id}");
        Assert.Contains("您是替补委员", reading.Main, StringComparison.Ordinal);
        Assert.Empty(reading.Page.QuerySelectorAll("#vote form"));
        var stolen = await deputy.PostAsync(
            $"/approve/{round.Id}/approve",
            new Dictionary<string, string> { ["form-token"] = Token(reading), ["confirmation"] = hash[^4..] });
        Assert.Equal(HttpStatusCode.Forbidden, stolen.Status);

        var pressed = await chair.SubmitAsync(page, new Dictionary<string, string>(), "#vote form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, pressed.Status);
        Assert.NotNull(pressed.Page.GetElementById("confirmation-error"));
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await chair.SubmitAsync(page, new Dictionary<string, string> { ["confirmation"] = hash[^4..] }, "#vote form")).Status);
        var twice = await chair.SubmitAsync(page, new Dictionary<string, string> { ["confirmation"] = hash[^4..] }, "#vote form");
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("您已表决", (await chair.GetAsync($"/approve/{round.Id}")).Main, StringComparison.Ordinal);

        var back = await vice.GetAsync($"/approve/{round.Id}");
        var silent = await vice.SubmitAsync(back, new Dictionary<string, string> { ["reason"] = "" }, "#vote form[action$='/return']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.NotNull(silent.Page.GetElementById("reason-error"));
        await vice.SubmitAsync(back, new Dictionary<string, string> { ["reason"] = "请核对第二名的评分表" }, "#vote form[action$='/return']");
        await round.SettleAsync();
        Assert.Equal(CollegeStages.Ranking, (await round.RoundAsync()).Stage);
        Assert.Contains("请核对第二名的评分表", (await vice.GetAsync($"/approve/{round.Id}")).Main, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Value(string value) => new() { ["value"] = value };

    private static string Token(Answer page) => page.Page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!;
}
