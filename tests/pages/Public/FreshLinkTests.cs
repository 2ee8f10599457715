namespace Funding.Pages.Tests.Public;

/// <summary>A mailed link that is over offers a fresh one, and tells nobody whether one was sent.</summary>
public sealed class FreshLinkTests(StageHost host, Chromium chromium) : IClassFixture<StageHost>
{
    private const string Subject = "新链接";

    private LinkService Links => host.Services.GetRequiredService<LinkService>();

    private PeopleStore People => host.Services.GetRequiredService<PeopleStore>();

    [Fact]
    public async Task An_expired_link_says_what_it_was_for_and_one_click_sends_a_fresh_one_to_the_same_page()
    {
        const string email = "late@fresh.example";
        await People.GrantAsync(email, new RoleGrant(Role.Officer));
        using var visitor = new Visitor(host);
        var address = await OverAsync(email, LinkPurpose.Office);

        var page = await visitor.GetAsync($"{address}?return=%2Foffice%2Fdelivery");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("有效期", page.Main, StringComparison.Ordinal);
        Assert.Contains("进入管理工作台", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(email, page.Text, StringComparison.Ordinal);
        Assert.Empty(await visitor.MailsAsync(email, Subject));

        Assert.Equal("/link/sent", (await visitor.SubmitAsync(page, new Dictionary<string, string>())).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/link/sent")).Status);
        var entered = await visitor.EnterAsync(email, Subject);
        Assert.Equal("/office/delivery", entered.Location);

        var sent = Assert.Single(await AuditedAsync("fresh-link-sent"), note => note.Actor == Person.IdOf(email));
        Assert.Equal($"link:{sent.Subject}", sent.Via);
        Assert.Equal(LinkPurpose.Office.ToString(), sent.Facts["purpose"]);
    }

    [Fact]
    public async Task A_sign_in_link_that_was_used_is_asked_for_again_with_its_page()
    {
        const string email = "again@fresh.example";
        using var visitor = new Visitor(host);
        await visitor.SubmitAsync(
            await visitor.GetAsync("/signin?return=%2Frounds"), new Dictionary<string, string> { ["email"] = email });
        var link = await visitor.NewestLinkAsync(email);
        await visitor.SubmitAsync(await visitor.GetAsync(link), new Dictionary<string, string> { ["email"] = email });
        var before = (await visitor.MailsAsync(email)).ToHashSet();

        var over = await visitor.GetAsync(link);
        Assert.Equal(HttpStatusCode.Conflict, over.Status);
        Assert.Equal("/link/sent", (await visitor.SubmitAsync(over, new Dictionary<string, string>())).Location);
        Assert.Equal("/rounds", (await visitor.EnterAsync(email, before: before)).Location);
    }

    [Theory]
    [InlineData("role")]
    [InlineData("address")]
    [InlineData("closed")]
    public async Task The_answer_is_the_same_where_nothing_is_sent(string lost)
    {
        var email = $"{lost}@fresh.example";
        var person = await People.GrantAsync(email, new RoleGrant(Role.Officer));
        var address = await OverAsync(email, LinkPurpose.Office);
        if (lost == "role")
            await People.RevokeAsync(person.Id, new RoleGrant(Role.Officer));
        else
            await People.ChangeAsync(person.Id, p => lost == "closed"
                ? p with { Disabled = true }
                : p with { AddressSince = host.Clock.GetUtcNow() });
        using var visitor = new Visitor(host);

        var page = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(lost != "address", page.Main.Contains("***", StringComparison.Ordinal) || page.Main.Contains('@'));
        var answer = await visitor.SubmitAsync(page, new Dictionary<string, string>());
        Assert.Equal((HttpStatusCode.SeeOther, "/link/sent"), (answer.Status, answer.Location));
        await host.Fresh().SettleAsync();
        Assert.Empty(await visitor.MailsAsync(email, Subject));
        Assert.DoesNotContain(await AuditedAsync("fresh-link-sent"), note => note.Actor == person.Id);
    }

    [Fact]
    public async Task Askings_are_limited_as_sign_ins_are_and_a_forged_token_gets_nothing()
    {
        const string email = "often@fresh.example";
        await People.GrantAsync(email, new RoleGrant(Role.Officer));
        var address = await OverAsync(email, LinkPurpose.Office);
        using var visitor = new Visitor(host);
        var page = await visitor.GetAsync(address);
        foreach (var _ in Enumerable.Range(0, 5))
            Assert.Equal(HttpStatusCode.SeeOther, (await visitor.SubmitAsync(page, new Dictionary<string, string>())).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.SubmitAsync(page, new Dictionary<string, string>())).Status);

        var forged = address[..^1] + (address[^1] == 'A' ? 'B' : 'A');
        var refused = await visitor.PostAsync($"{forged}/fresh", new Dictionary<string, string> { ["form-token"] = page.Token() });
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
    }

    [Fact]
    public void Every_purpose_of_the_house_and_of_its_kinds_says_whose_its_links_are() => Assert.Equal(
        LinkPurpose.All.Where(p => p != LinkPurpose.SignIn)
            .Concat(host.Services.GetRequiredService<StageKindSet>().All.SelectMany(k => k.Links).Select(l => l.Purpose))
            .Select(p => p.Name).Order(),
        host.Services.GetServices<ILinkHolder>().SelectMany(h => h.Purposes).Select(p => p.Name).Order());

    [Fact]
    public async Task The_page_of_a_link_that_is_over_holds_up_everywhere()
    {
        await People.GrantAsync("looks@fresh.example", new RoleGrant(Role.Officer));
        await using var tour = new PageTour(host, chromium);
        await tour.AsAsync(null);
        await tour.LookAsync("fresh-", "/link/sent");
        var page = tour.Page;
        foreach (var language in new[] { "zh", "en" })
        {
            await page.GotoAsync($"{host.Address}{(await OverAsync("looks@fresh.example", LinkPurpose.Office))[1..]}?lang={language}");
            foreach (var width in new[] { 1280, 390 })
            {
                await page.SetViewportSizeAsync(width, 900);
                Assert.Empty(await page.ExamineHereAsync($"over-{width}-{language}"));
            }
        }

        Assert.Empty(tour.Problems);
    }

    private async Task<IReadOnlyList<AuditNote>> AuditedAsync(string action)
    {
        await host.Fresh().SettleAsync();
        return
        [
            .. (await host.Services.GetRequiredService<ITableStore>()
                .EnumerateAsync<AuditEntry>(HomeKeys.System, KeyRange.Prefix(AuditKeys.Entry))
                .Select(entry => entry.Value.Note).ToListAsync()).Where(note => note.Action == action),
        ];
    }

    private async Task<string> OverAsync(string email, LinkPurpose purpose)
    {
        var link = await Links.IssueAsync(
            Person.IdOf(email), new LinkTerms { Purpose = purpose, Subject = "r", ExpiresAt = host.Clock.GetUtcNow().AddMinutes(1) });
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        return $"{Paths.Link(purpose)}/{Links.TokenOf(link)}";
    }
}
