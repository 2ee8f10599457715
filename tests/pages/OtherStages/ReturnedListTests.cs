namespace Funding.Pages.Tests.OtherStages;

/// <summary>A list that a member of the committee returns goes to the stage that the file names.</summary>
public sealed class ReturnedListTests(SmallGrantsTests.Host host) : IClassFixture<SmallGrantsTests.Host>
{
    [Fact]
    public async Task It_is_checked_again_and_voted_on_again()
    {
        var round = new SmallGrantsRound(host);
        await round.LaunchAsync();
        await round.SubmitAsync(1);
        await round.SubmitAsync(2);
        await round.CallClosedAsync();
        await round.DecideAsync(1, eligible: true);
        await round.DecideAsync(2, eligible: true);
        var first = (await round.RoundAsync()).RankingHash;
        await round.ApproveAsync(Cast.Vice.Name);

        var (member, page) = await round.AtVoteAsync(Cast.Chair.Name);
        var firstLink = await member.NewestLinkAsync(Cast.Chair.Name);
        var before = (await member.MailsAsync(Cast.Chair.Name)).ToHashSet();
        using (member)
        {
            await member.SubmitAsync(
                page, new Dictionary<string, string> { ["reason"] = "第二项不属于资助范围，请再查" }, "#vote form[action$='/return']");
            await round.SettleAsync();
        }

        Assert.Equal("check", await round.StageAsync());
        await round.DecideAsync(1, eligible: true);
        Assert.Equal("check", await round.StageAsync());
        await round.DecideAsync(2, eligible: false);
        Assert.Equal("approve", await round.StageAsync());
        Assert.NotEqual(first, (await round.RoundAsync()).RankingHash);

        // The votes on the first list count for nothing.
        await round.ApproveAsync(Cast.Vice.Name);
        Assert.Equal("approve", await round.StageAsync());
        var (again, read) = await round.AtVoteAsync(Cast.Chair.Name);
        again.Dispose();
        Assert.Contains("第二项不属于资助范围，请再查", read.Main, StringComparison.Ordinal);
        using var chair = new Visitor(host);
        var newLink = await chair.NewestLinkAsync(Cast.Chair.Name, before);
        Assert.Contains("此事项已重新提请", (await BehindAsync(firstLink)).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("此事项已重新提请", (await BehindAsync(newLink)).Main, StringComparison.Ordinal);
        var english = (await BehindAsync(firstLink, "&lang=en")).Main;
        Assert.Contains("request no. 1", english, StringComparison.Ordinal);
        Assert.Contains("now request no. 2", english, StringComparison.Ordinal);
        await round.ApproveAsync(Cast.Chair.Name);
        Assert.Equal("notice", await round.StageAsync());
        using var visitor = new Visitor(host);
        var entry = Assert.Single((await visitor.GetAsync($"/rounds/{round.Id}/notice")).Page.QuerySelectorAll("tbody tr"));
        Assert.Contains("第1职业技术学院", entry.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The page to which a mailed link leads its reader.</summary>
    private async Task<Answer> BehindAsync(string link, string query = "")
    {
        using var member = new Visitor(host);
        var entered = await member.SubmitAsync(
            await member.GetAsync(link), new Dictionary<string, string> { ["email"] = Cast.Chair.Name });
        return await member.GetAsync(entered.Location! + query);
    }
}
