namespace Funding.Pages.Tests.Public;

public sealed class OpennessTests(Robot.RobotHost host) : IClassFixture<Robot.RobotHost>
{
    [Fact]
    public async Task The_head_of_each_day_stays_public()
    {
        var round = await host.SharedAsync(h => h.LaunchedAsync());
        await round.SettleAsync();
        await round.Get<AuditHeads>().PublishAsync();
        var first = (await round.Get<AuditHeads>().LastAsync(round.Id))!;
        await round.AdvanceToAsync(host.Clock.GetUtcNow().AddDays(1));
        await round.Get<RoundChangeCommands>().ProposeExtensionAsync(
            Cast.Administrator,
            round.Id,
            CollegeStages.Review,
            (await round.RoundAsync()).CloseOf(PanelReviewStage.Kind).AddDays(1),
            "评审材料较多，延期一天。");
        await round.SettleAsync();
        await round.Get<AuditHeads>().PublishAsync();
        var second = (await round.Get<AuditHeads>().LastAsync(round.Id))!;
        using var visitor = new Visitor(host);

        var days = await visitor.GetAsync($"/rounds/{round.Id}/audit");
        Assert.Equal([second.Hash, first.Hash], days.Page.QuerySelectorAll("main tbody code").Select(c => c.TextContent));
        Assert.Equal(
            PublicLinks.VerifyAgainst($"{second.Sequence}:{second.Hash}"), days.Page.QuerySelector("main a.button")!.GetAttribute("href"));
        Assert.NotEqual(first.Hash, second.Hash);
        Assert.Contains(second.Hash, (await visitor.GetAsync("/audit")).Main, StringComparison.Ordinal);
        using var heads = JsonDocument.Parse((await visitor.GetAsync($"/api/v1/rounds/{round.Id}/audit/heads")).Text);
        Assert.Equal([second.Hash, first.Hash], heads.RootElement.GetProperty("items")
            .EnumerateArray()
            .Select(h => h.GetProperty("hash").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/rounds/mixed-ownership-colleges-1999-1/audit")).Status);
    }

    [Fact]
    public async Task The_systems_own_chain_is_published_beside_the_rounds()
    {
        var round = await host.SharedAsync(h => h.LaunchedAsync());
        await round.Get<PeopleCommands>().GrantAsync(
            Cast.Administrator, "officer7@funding.example", new RoleGrant(Role.Officer));
        await round.SettleAsync();
        await round.AdvanceToAsync(host.Clock.GetUtcNow().AddDays(1));
        await round.Get<AuditHeads>().PublishAsync();
        var head = (await round.Get<AuditHeads>().LastAsync(AuditHeads.System))!;
        using var visitor = new Visitor(host);

        Assert.Contains(head.Hash, (await visitor.GetAsync("/audit")).Main, StringComparison.Ordinal);
        Assert.Equal(
            PublicLinks.VerifyAgainst($"{head.Sequence}:{head.Hash}"),
            (await visitor.GetAsync("/audit/system")).Page.QuerySelector("main a.button")!.GetAttribute("href"));
        using var heads = JsonDocument.Parse((await visitor.GetAsync("/api/v1/audit/heads")).Text);
        Assert.Equal(head.Hash, heads.RootElement.GetProperty("items")[0].GetProperty("hash").GetString());
    }

    [Fact]
    public async Task The_privacy_page_says_what_the_retention_job_does()
    {
        using var visitor = new Visitor(host);
        var kinds = (await visitor.GetAsync("/privacy")).Page.QuerySelectorAll("main tbody tr").ToDictionary(
            r => r.Children[0].TextContent, r => r.Children[2].TextContent);

        Assert.Contains($"{RetentionPeriods.UnsubmittedDrafts.Days} 天", kinds["未提交或撤回的申报"], StringComparison.Ordinal);
        Assert.Contains($"{RetentionPeriods.UnselectedApplications.Days / 365} 年", kinds["申报书、材料、联系人"], StringComparison.Ordinal);
        Assert.Contains($"{RetentionPeriods.ObjectorContacts.Days / 365} 年", kinds["异议人的姓名、联系方式、材料"], StringComparison.Ordinal);
        Assert.Contains(kinds, k => k.Key.StartsWith("专家库", StringComparison.Ordinal)
            && k.Value.Contains($"{RetentionPeriods.UndrawnExperts.Days} 天", StringComparison.Ordinal));
        Assert.Contains(kinds, k => k.Key.StartsWith("邮件投递记录", StringComparison.Ordinal)
            && k.Value.Contains($"{RetentionPeriods.LinksAndDeliveries.Days} 天", StringComparison.Ordinal));
    }
}
