namespace Funding.Pages.Tests.Public;

public sealed class RoundPagesTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Home_shows_each_round_where_it_stands()
    {
        using var visitor = new Visitor(host);
        Assert.Contains("目前没有正在申报的项目", (await visitor.GetAsync("/")).Main, StringComparison.Ordinal);
        await host.AddRoundAsync(2031, CollegeStages.Call);
        await host.AddRoundAsync(2030, CollegeStages.Review);
        await host.AddRoundAsync(2029, CollegeStages.Announcement, RoundStanding.Announced);
        await host.AddRoundAsync(2028, CollegeStages.Call, RoundStanding.Cancelled);

        var home = (await visitor.GetAsync("/")).Page;
        string Section(string id) => home.GetElementById(id)!.ParentElement!.TextContent;
        Assert.Contains("2031年4月10日 23:59（北京时间）", Section("open"), StringComparison.Ordinal);
        Assert.Contains("2030年度", Section("running"), StringComparison.Ordinal);
        Assert.Contains("2029年7月11日", Section("results"), StringComparison.Ordinal);
        Assert.DoesNotContain("2028", home.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var list = (await visitor.GetAsync("/rounds")).Page;
        Assert.All([2028, 2029, 2030, 2031], year => Assert.NotNull(list.QuerySelector($"tbody a[href$='-{year}-1']")));
    }

    [Fact]
    public async Task The_notice_page_says_rules_with_their_clauses_and_what_the_authority_set()
    {
        using var visitor = new Visitor(host);
        var round = await host.AddRoundAsync(2041, CollegeStages.Eligibility);

        var page = await visitor.GetAsync($"/rounds/{round.Id}?lang=en");
        Assert.Contains(round.NoticeNumber, page.Main, StringComparison.Ordinal);
        Assert.Contains("四（五）", page.Main, StringComparison.Ordinal);
        Assert.Contains("The authority's setting", page.Main, StringComparison.Ordinal);
        Assert.Equal("Eligibility check", page.Page.QuerySelector("[aria-current=step] .stage-name")!.TextContent);
        Assert.Equal(2, page.Page.QuerySelectorAll(".stage-done").Length);
        Assert.DoesNotContain("Sign in and apply", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_round_says_why()
    {
        using var visitor = new Visitor(host);
        var round = await host.AddRoundAsync(2042, CollegeStages.Call, RoundStanding.Cancelled, "政策调整<b>");

        var page = await visitor.GetAsync($"/rounds/{round.Id}");
        Assert.Contains("政策调整<b>", page.Main, StringComparison.Ordinal);
        Assert.Empty(page.Page.QuerySelectorAll("[aria-current=step], .stage-done"));
    }

    [Theory]
    [InlineData("/rounds/no-such-round")]
    [InlineData("/rounds/a%2Fb%23c")]
    public async Task An_unknown_round_is_not_found(string path)
    {
        using var visitor = new Visitor(host);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).Status);
    }
}
