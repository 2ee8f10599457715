namespace Funding.Pages.Tests.Approve;

public sealed class CommitteeConflictTests(StageHost host) : IClassFixture<StageHost>
{
    [Fact]
    public async Task Who_declares_a_conflict_is_told_so_and_the_code_is_checked()
    {
        var round = await host.LaunchedAsync();
        using var chair = await host.EnterAsync(Cast.Chair.Name, LinkPurpose.Approve, round.Id);
        var page = await chair.GetAsync($"/approve/{round.Id}/conflict");

        var wrong = await chair.SubmitAsync(
            page, new Dictionary<string, string> { ["creditCode"] = "91330100MA27XN4K80", ["reason"] = "曾任该校兼职教授" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("91330100MA27XN4K80", wrong.Page.GetElementById("creditCode")!.GetAttribute("value"));
        Assert.NotNull(wrong.Page.GetElementById("creditCode-error"));

        var code = Cast.ApplicationId(1).Split('-')[0];
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await chair.SubmitAsync(page, new Dictionary<string, string> { ["creditCode"] = code, ["reason"] = "曾任该校兼职教授" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.GetAsync("/approve/no-such-round")).Status);
    }
}
