using Funding.Services.PublicNotice;
using Funding.Tests.Support.Rounds;
using Funding.Workflows.Applications;
using Funding.Workflows.Roles;

namespace Funding.Portal.Tests.Office;

public sealed class DecisionTests(StageHost host) : IClassFixture<StageHost>
{
    private const string Grounds = "公示材料中的实训设备与现场情况不符，请予核查并答复。";

    [Fact]
    public async Task From_the_eligibility_decision_to_the_objection_that_its_officer_may_not_decide()
    {
        var round = await host.SharedAsync(BuildAsync);
        using var officer = await host.OfficeAsync(round, RoundBuilder.Officer);
        using var administrator = await host.OfficeAsync(round, RoundBuilder.Administrator);
        await DecideAsync(round, officer, administrator);

        await (await (await (await round.EligibleAsync()).AtDrawAsync(4)).DrawnAsync()).RankedAsync();
        await RankingIsShownAsync(round, officer);
        foreach (var member in new[] { RoundBuilder.Chair, RoundBuilder.Vice })
        {
            await round.Get<Funding.Services.Approval.ApprovalCommands>().ApproveAsync(RoundBuilder.ActorOf(member, Role.Committee), round.Id, (await round.RoundAsync()).RankingHash![^4..]);
        }

        await round.SettleAsync();
        var objection = await round.Get<ObjectionCommands>().FileAsync(RoundBuilder.ActorOf("reader@example.cn", Role.Applicant), round.Id, RoundBuilder.ApplicationId(1), new NewObjection("赵读者", "0571-0000000", Grounds, []));
        await round.SettleAsync();
        await ObjectionAsync(round, officer, administrator, objection.Id);
    }

    private async Task DecideAsync(RoundBuilder round, Visitor officer, Visitor administrator)
    {
        var address = $"/office/rounds/{round.Id}/applications/{RoundBuilder.ApplicationId(1)}";
        var list = await officer.GetAsync($"/office/rounds/{round.Id}/applications?state=Recommended");
        Assert.Contains(address, list.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        var page = await officer.GetAsync(address);
        Assert.Contains("四（五）", page.Main, StringComparison.Ordinal);

        // Who launches rounds decides nothing about applications.
        var shown = await administrator.GetAsync(address);
        Assert.Null(shown.Page.QuerySelector("form[action$='/decision']"));
        var posted = await administrator.PostAsync($"{address}/decision", new Dictionary<string, string> { ["form-token"] = shown.Token(), ["decision"] = "eligible", ["reason"] = "材料齐全，符合条件。" });
        Assert.Equal(HttpStatusCode.Forbidden, posted.Status);

        var brief = await officer.SubmitAsync(page, new Dictionary<string, string> { ["decision"] = "eligible", ["reason"] = "好" }, "form[action$='/decision']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, brief.Status);
        Assert.NotNull(brief.Page.GetElementById("reason-error"));
        Assert.Contains("好", brief.Page.GetElementById("reason")!.TextContent, StringComparison.Ordinal);
        var decided = await officer.SubmitAsync(page, new Dictionary<string, string> { ["decision"] = "eligible", ["reason"] = "材料齐全，符合条件。" }, "form[action$='/decision']");
        Assert.Equal(HttpStatusCode.SeeOther, decided.Status);
        Assert.Contains("材料齐全，符合条件。", (await officer.GetAsync(address)).Main, StringComparison.Ordinal);

        // A declared conflict takes the form away, and the decision with it.
        var other = $"/office/rounds/{round.Id}/applications/{RoundBuilder.ApplicationId(2)}";
        using var second = await host.OfficeAsync(round, OfficeHost.SecondOfficer);
        var before = await second.GetAsync(other);
        Assert.Equal(HttpStatusCode.SeeOther, (await second.SubmitAsync(before, new Dictionary<string, string> { ["conflict"] = "配偶在该校任职。" }, "form[action$='/conflict']")).Status);
        Assert.Null((await second.GetAsync(other)).Page.QuerySelector("form[action$='/decision']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await second.SubmitAsync(before, new Dictionary<string, string> { ["decision"] = "eligible", ["reason"] = "材料齐全，符合条件。" }, "form[action$='/decision']")).Status);
    }

    private static async Task RankingIsShownAsync(RoundBuilder round, Visitor officer)
    {
        var ranking = await officer.GetAsync($"/office/rounds/{round.Id}/ranking?lang=en");
        Assert.Contains((await round.RoundAsync()).RankingHash!, ranking.Main, StringComparison.Ordinal);
        Assert.Contains("Its rank is within the places.", ranking.Main, StringComparison.Ordinal);
        var overview = await officer.GetAsync($"/office/rounds/{round.Id}?lang=zh");
        Assert.Contains("陈主任", overview.Main, StringComparison.Ordinal);
    }

    private async Task ObjectionAsync(RoundBuilder round, Visitor officer, Visitor administrator, string objection)
    {
        var address = $"/office/rounds/{round.Id}/objections/{objection}";
        var answer = new Dictionary<string, string> { ["decision"] = "dismissed", ["reason"] = "经现场核查，设备与申报材料一致。" };
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.GetAsync(address)).Status);
        var own = await officer.GetAsync(address);
        Assert.Contains(Grounds, own.Main, StringComparison.Ordinal);
        Assert.Null(own.Page.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync(address, new Dictionary<string, string>(answer) { ["form-token"] = own.Token() })).Status);

        using var second = await host.OfficeAsync(round, OfficeHost.SecondOfficer);
        var page = await second.GetAsync(address);
        Assert.Equal(HttpStatusCode.SeeOther, (await second.SubmitAsync(page, answer)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await second.SubmitAsync(page, answer)).Status);
        Assert.Equal(ApplicationState.Selected, (await round.Get<Funding.Services.Applications.ApplicationStore>().GetAsync(round.Id, RoundBuilder.ApplicationId(1))).Value.State);
    }

    internal static async Task<RoundBuilder> BuildAsync(RoundBuilder round) =>
        await (await (await (await (await round.LaunchAsync()).WithStaffAsync()).SubmittedAsync(3)).CallClosedAsync()).RecommendedAsync(3);
}
