namespace Funding.Pages.Tests.Office;

/// <summary>Two codes of one organisation are merged, and parted again, by its page.</summary>
public sealed class MergerPagesTests(StageHost host, Chromium chromium)
    : IClassFixture<StageHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task Two_administrators_merge_two_codes_of_one_organisation_by_its_page()
    {
        var round = await host.AppliedAsync(2);
        var (old, stays) = (Cast.CodeOf(1), Cast.CodeOf(2));
        var page = $"/office/organisations/{old}";
        var (merge, decide) = ($"form[action='{page}/merger']", $"form[action='{page}/merger/decision']");
        using var first = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var second = await host.OfficeAsync(round, Cast.SecondAdministrator.Name);
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        Assert.Null((await officer.GetAsync(page)).Page.QuerySelector(merge));

        var typed = new Dictionary<string, string>
        {
            ["into"] = stays,
            ["document"] = "浙编办函〔2025〕118号",
            ["reason"] = "事业单位法人变更登记后代码改变，实为同一学院。",
        };
        var waits = await first.SubmitAsync(await first.GetAsync(page), typed, merge);
        Assert.Contains("批次结束后才能归并", waits.Main, StringComparison.Ordinal);
        Assert.Contains(typed["reason"], waits.Main, StringComparison.Ordinal);
        await round.Get<WithdrawalCommands>().WithdrawAsync(
            Cast.Applicant(1), round.Id, Cast.ApplicationId(1), Cast.ApplicationId(1)[^4..], null);
        await round.SettleAsync();
        await (await tour.AsAsync(first)).LookAsync("merge-", page);

        Assert.Equal(HttpStatusCode.SeeOther, (await first.SubmitAsync(await first.GetAsync(page), typed, merge)).Status);
        Assert.DoesNotContain("name=\"confirmation\"", (await first.GetAsync(page)).Text, StringComparison.Ordinal);
        await (await tour.AsAsync(second)).LookAsync("waits-", page);
        var wrong = await second.SubmitAsync(
            await second.GetAsync(page), Accept("0000"), decide);
        Assert.Contains("后四位", wrong.Main, StringComparison.Ordinal);
        var confirmed = await second.SubmitAsync(
            await second.GetAsync(page), Accept(stays[^4..]), decide);
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.Status);

        var both = await officer.GetAsync($"/office/organisations/{stays}");
        Assert.Contains(Cast.OrganisationOf(1), both.Main, StringComparison.Ordinal);
        Assert.NotNull(both.Page.QuerySelector($"main a[href='/office/rounds/{round.Id}/applications/{Cast.ApplicationId(1)}']"));
        await (await tour.AsAsync(first)).LookAsync("merged-", page, $"/office/organisations/{stays}");

        Assert.Equal(HttpStatusCode.SeeOther, (await second.SubmitAsync(
            await second.GetAsync(page), typed, $"form[action='{page}/parting']")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await first.SubmitAsync(
            await first.GetAsync(page), Accept(old[^4..]), decide)).Status);
        Assert.DoesNotContain(
            Cast.ApplicationId(1), (await officer.GetAsync($"/office/organisations/{stays}")).Text, StringComparison.Ordinal);
        Assert.Empty(tour.Problems);
    }

    private static Dictionary<string, string> Accept(string typed) => new() { ["confirmation"] = typed, ["decision"] = "accept" };
}
