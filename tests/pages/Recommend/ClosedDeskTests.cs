namespace Funding.Pages.Tests.Recommend;

public sealed class ClosedDeskTests(StageHost host) : IClassFixture<StageHost>
{
    [Fact]
    public async Task Before_and_after_the_stage_the_desk_reads_and_changes_nothing()
    {
        var round = await host.LaunchedAsync(applications: 2);
        await round.ApplyAsync();
        using var desk = await host.EnterAsync(Cast.Recommender(round.Desk).Name, LinkPurpose.RecommendDesk, round.Id);
        var address = $"/recommend/{round.Id}/applications/{Cast.ApplicationId(1)}";
        var early = await desk.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, early.Status);
        Assert.Null(early.Page.QuerySelector("#confirmation"));

        await round.LeaveAsync();
        var open = await desk.GetAsync(address);
        Assert.NotNull(open.Page.QuerySelector("#confirmation"));
        await round.RecommendAsync(1);
        await round.LeaveAsync();

        var late = await desk.SubmitAsync(open, new Dictionary<string, string> { ["confirmation"] = Cast.ApplicationId(1)[^4..] });
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        var list = await desk.GetAsync($"/recommend/{round.Id}");
        Assert.Contains("推荐已截止", list.Main, StringComparison.Ordinal);
        Assert.Contains("未获推荐", list.Main, StringComparison.Ordinal);
        Assert.Empty(list.Page.QuerySelectorAll("main button[name=up], main .ranked-acts"));
        Assert.Contains(round.Id, (await desk.GetAsync("/recommend")).Text, StringComparison.Ordinal);
    }
}
