namespace Funding.Pages.Tests.Apply;

/// <summary>A party's consent through pages and mailed links.</summary>
public sealed class ConsentPagesTests(ApplyWorld world, Chromium chromium) : IClassFixture<ApplyWorld>
{
    private const string Subject = "征求同意";
    private static readonly string Party = SampleApplication.EnterpriseCode;
    private static readonly string Mailbox = SampleApplication.Enterprise.Mailbox;

    [Fact]
    public async Task Asked_by_a_page_answered_by_the_mailed_link_and_seen_by_the_applicant()
    {
        using var applicant = new Visitor(world);
        using var partner = new Visitor(world);
        var address = await StaleAsync(applicant, "asks@school.example");
        await using var tour = new PageTour(world, chromium);
        await (await tour.AsAsync(applicant)).LookAsync("stale-", $"{address}/consents", $"{address}/owners", address, $"{address}/submit");
        var link = await AskAsync(applicant, address);

        var entered = await partner.SubmitAsync(await partner.GetAsync(link), new Dictionary<string, string> { ["email"] = Mailbox });
        var own = entered.Location!;
        Assert.Equal($"/consents/{address.Split('/')[2]}/{address.Split('/')[3]}/{Party}", own);
        await (await tour.AsAsync(partner)).LookAsync("asked-", own);
        var page = await partner.GetAsync(own);
        Assert.Contains("50%", page.Main, StringComparison.Ordinal);
        Assert.Matches("[0-9a-f]{64}", page.Main);
        Assert.Contains("待答复", (await applicant.GetAsync($"{address}/consents")).Main, StringComparison.Ordinal);

        var wrong = await partner.SubmitAsync(page, new Dictionary<string, string> { ["confirmation"] = "0000" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(wrong.Page.GetElementById("confirmation-error"));
        var given = await partner.SubmitAsync(page, new Dictionary<string, string> { ["confirmation"] = Party[^4..] });
        Assert.Equal((HttpStatusCode.SeeOther, own), (given.Status, given.Location));
        await tour.LookAsync("given-", own);
        Assert.Contains("已同意", (await applicant.GetAsync($"{address}/consents")).Main, StringComparison.Ordinal);
        Assert.Contains("已同意", (await applicant.GetAsync($"{address}/print")).Main, StringComparison.Ordinal);
        await (await tour.AsAsync(applicant)).LookAsync("given-", $"{address}/consents", $"{address}/owners", $"{address}/print");
        Assert.Empty(tour.Problems);
    }

    [Fact]
    public async Task A_refusal_takes_a_reason_and_shows_it_and_what_was_read_before_a_change_is_read_again()
    {
        using var applicant = new Visitor(world);
        using var partner = new Visitor(world);
        var address = await StaleAsync(applicant, "refused@school.example");
        var link = await AskAsync(applicant, address);
        var own = await EnterAsync(partner, link);
        var read = await partner.GetAsync(own);
        const string refuse = "form[action$='/refuse']";
        var silent = await partner.SubmitAsync(read, new Dictionary<string, string> { ["reason"] = "" }, refuse);
        Assert.NotNull(silent.Page.GetElementById("reason-error"));
        await partner.SubmitAsync(read, new Dictionary<string, string> { ["reason"] = "比例与董事会决议不符。" }, refuse);
        await using var tour = new PageTour(world, chromium);
        await (await tour.AsAsync(applicant)).LookAsync("refused-", $"{address}/consents");
        await (await tour.AsAsync(partner)).LookAsync("refused-", own);
        Assert.Contains("比例与董事会决议不符。", (await applicant.GetAsync($"{address}/consents")).Main, StringComparison.Ordinal);

        await ApplyWorld.SaveOwnersAsync(applicant, address, CodeOf(address), "45", "55");
        var stale = await partner.SubmitAsync(read, new Dictionary<string, string> { ["confirmation"] = Party[^4..] });
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("55%", stale.Main, StringComparison.Ordinal);
        var given = await partner.SubmitAsync(stale, new Dictionary<string, string> { ["confirmation"] = Party[^4..] });
        Assert.Equal(HttpStatusCode.SeeOther, given.Status);
        var back = await partner.SubmitAsync(
            await partner.GetAsync(own), new Dictionary<string, string> { ["reason"] = "董事会尚未审议。" }, "form[action$='/take-back']");
        Assert.Equal(HttpStatusCode.SeeOther, back.Status);
        await tour.LookAsync("taken-back-", own);
        Assert.Empty(tour.Problems);
    }

    [Fact]
    public async Task Opening_the_link_and_its_page_changes_nothing_and_nobody_else_opens_them()
    {
        using var applicant = new Visitor(world);
        using var partner = new Visitor(world);
        using var stranger = new Visitor(world);
        var address = await StaleAsync(applicant, "scanned@school.example");
        var link = await AskAsync(applicant, address);
        var (round, id) = (address.Split('/')[2], address.Split('/')[3]);
        var before = await StepsAsync(round, id);
        await partner.GetAsync(link);
        var own = await EnterAsync(partner, link);
        foreach (var act in new[] { "", "/give", "/refuse", "/take-back" })
            Assert.Equal(HttpStatusCode.OK, (await partner.GetAsync(own + act)).Status);
        Assert.Equal(before, await StepsAsync(round, id));

        await stranger.SignInAsync("stranger@people.example");
        var document = (await partner.GetAsync(own)).Page.QuerySelectorAll("main dd a").Select(a => a.GetAttribute("href")!).Single();
        Assert.Equal(HttpStatusCode.OK, (await partner.Http.GetAsync(document)).StatusCode);
        foreach (var reader in new[] { stranger, applicant })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(own)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Http.GetAsync(document)).StatusCode);
        }

        var signedIn = new Visitor(world);
        await signedIn.SignInAsync(Mailbox);
        Assert.Equal(HttpStatusCode.Forbidden, (await signedIn.GetAsync(own)).Status);
        signedIn.Dispose();
    }

    [Fact]
    public async Task A_link_that_is_over_offers_a_fresh_one_while_the_party_is_still_asked()
    {
        using var applicant = new Visitor(world);
        using var partner = new Visitor(world);
        var address = await StaleAsync(applicant, "fresh@school.example");
        await AskAsync(applicant, address);
        var (round, id) = (address.Split('/')[2], address.Split('/')[3]);
        var links = world.Services.GetRequiredService<LinkService>();
        var person = (await world.Services.GetRequiredService<PeopleStore>().HolderAsync(Mailbox)).Person!;
        var over = await links.IssueAsync(
            person.Id, ConsentLinks.Terms(round, id, Party, ShanghaiTime.DayOf(world.Clock.GetUtcNow()).AddDays(-40)));
        var page = await partner.GetAsync($"{Paths.Link(LinkPurpose.Consent)}/{links.TokenOf(over)}?return={Uri.EscapeDataString(
            ConsentLinks.Of(ConsentLinks.PageRoute, round, id, Party))}");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("征求您单位的同意", page.Main, StringComparison.Ordinal);
        var before = (await partner.MailsAsync(Mailbox)).ToHashSet(StringComparer.Ordinal);
        await partner.SubmitAsync(page, new Dictionary<string, string>());
        var fresh = await partner.NewestLinkAsync(Mailbox, before);
        var entered = await partner.SubmitAsync(await partner.GetAsync(fresh), new Dictionary<string, string> { ["email"] = Mailbox });
        Assert.Equal(HttpStatusCode.OK, (await partner.GetAsync(entered.Location!)).Status);
    }

    /// <summary>A complete draft whose party consented to another share than it has now.</summary>
    private async Task<string> StaleAsync(Visitor applicant, string email)
    {
        var code = world.FreshCode();
        var address = await world.ApplyAsync(applicant, await world.LaunchAsync(), email, code);
        await ApplyWorld.FillAsync(applicant, address, code);
        await ApplyWorld.SaveOwnersAsync(applicant, address, code, "50", "50");
        return address;
    }

    /// <returns>The link in the party's mail.</returns>
    private static async Task<string> AskAsync(Visitor applicant, string address)
    {
        var before = (await applicant.MailsAsync(Mailbox, Subject)).ToHashSet(StringComparer.Ordinal);
        var page = await applicant.GetAsync($"{address}/consents");
        Assert.Equal($"{address}/consents", (await applicant.SubmitAsync(page, new Dictionary<string, string>())).Location);
        return await applicant.NewestLinkAsync(Mailbox, before, Subject);
    }

    /// <returns>The address of the page behind the link.</returns>
    private static async Task<string> EnterAsync(Visitor partner, string link) =>
        (await partner.SubmitAsync(await partner.GetAsync(link), new Dictionary<string, string> { ["email"] = Mailbox })).Location!;

    private static string CodeOf(string address) => address.Split('/')[3][..18];

    private async Task<int> StepsAsync(string round, string application) =>
        (await world.Services.GetRequiredService<ApplicationStore>().GetAsync(round, application)).Value.ConsentOf(Party)!.Steps.Count;
}
