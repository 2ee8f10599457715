namespace Funding.Pages.Tests.Public;

public sealed class SignInTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Signing_in_sets_a_protected_cookie_and_lands_on_the_desk()
    {
        using var visitor = new Visitor(host);
        var done = await visitor.SignInAsync("first@funding.example");

        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.Equal("/start", done.Location);
        Assert.Equal("/apply", (await visitor.GetAsync("/start")).Location);
        var cookie = done.Response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("funding=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Person.IdOf("first@funding.example"), cookie, StringComparison.Ordinal);
        Assert.Contains(
            "first@funding.example", (await visitor.GetAsync("/")).Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_does_not_tell_whether_the_address_is_known()
    {
        using var visitor = new Visitor(host);
        await host.Services.GetRequiredService<PeopleStore>().GetOrCreateAsync("known@funding.example");
        var ask = await visitor.GetAsync("/signin");

        var known = await visitor.SubmitAsync(ask, new Dictionary<string, string> { ["email"] = "known@funding.example" });
        var unknown = await visitor.SubmitAsync(ask, new Dictionary<string, string> { ["email"] = "unknown@funding.example" });
        Assert.Equal((known.Status, known.Location, known.Text), (unknown.Status, unknown.Location, unknown.Text));
    }

    [Fact]
    public async Task A_wrong_address_is_refused_at_the_field()
    {
        using var visitor = new Visitor(host);
        var answer = await visitor.SubmitAsync(
            await visitor.GetAsync("/signin"), new Dictionary<string, string> { ["email"] = "no address" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("no address", answer.Page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.NotNull(answer.Page.GetElementById("email-error"));
    }

    [Fact]
    public async Task Opening_a_link_or_pressing_its_button_without_typing_signs_nobody_in()
    {
        using var visitor = new Visitor(host);
        await visitor.SubmitAsync(
            await visitor.GetAsync("/signin"), new Dictionary<string, string> { ["email"] = "careful@funding.example" });
        var link = await visitor.NewestLinkAsync("careful@funding.example");

        await visitor.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        var page = await visitor.GetAsync(link);
        Assert.DoesNotContain("careful", page.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync(page, new Dictionary<string, string>())).Status);
        Assert.DoesNotContain(visitor.Cookies, c => c.Name == "funding");

        var typed = new Dictionary<string, string> { ["email"] = "Careful@funding.example " };
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.SubmitAsync(page, typed)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.GetAsync(link)).Status);
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a\r\nSet-Cookie: x=y")]
    public async Task A_return_to_another_site_is_ignored(string elsewhere)
    {
        using var visitor = new Visitor(host);
        var email = $"{Guid.NewGuid():N}@funding.example";
        await visitor.SubmitAsync(
            await visitor.GetAsync($"/signin?return={Uri.EscapeDataString(elsewhere)}"),
            new Dictionary<string, string> { ["email"] = email });
        var link = await visitor.NewestLinkAsync(email);
        Assert.DoesNotContain("elsewhere", link, StringComparison.Ordinal);
        var page = await visitor.GetAsync(link.Split('?')[0] + "?return=" + Uri.EscapeDataString(elsewhere));

        Assert.Equal("/start", (await visitor.SubmitAsync(page, new Dictionary<string, string> { ["email"] = email })).Location);
    }

    [Fact]
    public async Task A_desk_link_lands_on_its_desk_and_is_closed_to_other_purposes()
    {
        using var visitor = new Visitor(host);
        var links = host.Services.GetRequiredService<LinkService>();
        var person = await host.Services.GetRequiredService<PeopleStore>().GetOrCreateAsync("expert@funding.example");
        var link = await links.IssueAsync(
            person.Id, new LinkTerms { Purpose = LinkPurpose.ReviewDesk, Subject = "r", ExpiresAt = host.Clock.GetUtcNow().AddDays(3) });
        var token = links.TokenOf(link);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync($"{Paths.Link(LinkPurpose.Approve)}/{token}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync($"/link/anything/{token}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync($"/link/sign-in/{token}")).Status);
        var page = await visitor.GetAsync($"{Paths.Link(LinkPurpose.ReviewDesk)}/{token}");
        Assert.Equal("进入评审工作台", page.Heading);
        Assert.Equal("/review", (await visitor.SubmitAsync(page, new Dictionary<string, string> { ["email"] = person.Email })).Location);
        Assert.Equal(1, (await links.FindByIdAsync(link.Id))!.Uses);

        await links.RevokeAsync(link.Id);
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.GetAsync(page.Path)).Status);
    }

    [Fact]
    public async Task A_link_that_is_expired_cut_off_or_altered_says_so_and_signs_nobody_in()
    {
        using var visitor = new Visitor(host);
        var links = host.Services.GetRequiredService<LinkService>();
        var person = await host.Services.GetRequiredService<PeopleStore>().GetOrCreateAsync("late-expert@funding.example");
        var link = await links.IssueAsync(
            person.Id, new LinkTerms { Purpose = LinkPurpose.ReviewDesk, Subject = "r", ExpiresAt = host.Clock.GetUtcNow().AddHours(1) });
        var address = $"{Paths.Link(LinkPurpose.ReviewDesk)}/{links.TokenOf(link)}";
        var page = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);

        foreach (var broken in new[] { address[..^1], address[..(address.LastIndexOf('/') + 5)], address[..^1] + (address[^1] == 'A'
            ? 'B'
            : 'A') })
        {
            var refused = await visitor.GetAsync(broken);
            Assert.Equal(HttpStatusCode.NotFound, refused.Status);
            Assert.Contains("链接", refused.Main, StringComparison.Ordinal);
        }

        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.GetAsync(address)).Status);
        var late = await visitor.SubmitAsync(page, new Dictionary<string, string> { ["email"] = person.Email });
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("有效期", late.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(visitor.Cookies, c => c.Name == "funding");
        Assert.Equal(0, (await links.FindByIdAsync(link.Id))!.Uses);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var visitor = new Visitor(host);
        await visitor.SignInAsync("leaving@funding.example");
        await visitor.SubmitAsync(await visitor.GetAsync("/"), new Dictionary<string, string>(), "header form");

        Assert.DoesNotContain(visitor.Cookies, c => c.Name == "funding");
    }

    [Fact]
    public async Task A_copy_of_the_cookie_is_worth_nothing_after_the_sign_out_and_another_session_goes_on()
    {
        using var visitor = new Visitor(host);
        using var elsewhere = new Visitor(host);
        await visitor.SignInAsync("copied@funding.example");
        var links = host.Services.GetRequiredService<LinkService>();
        var link = await links.IssueAsync(
            Person.IdOf("copied@funding.example"),
            new LinkTerms { Purpose = LinkPurpose.Apply, Subject = "r", ExpiresAt = host.Clock.GetUtcNow().AddDays(3) });
        await elsewhere.SubmitAsync(
            await elsewhere.GetAsync($"{Paths.Link(LinkPurpose.Apply)}/{links.TokenOf(link)}"),
            new Dictionary<string, string> { ["email"] = "copied@funding.example" });
        var copy = visitor.Cookies.Single(c => c.Name == "funding").Value;
        Assert.Equal(HttpStatusCode.OK, await WithCookieAsync(copy));

        await visitor.SubmitAsync(await visitor.GetAsync("/"), new Dictionary<string, string>(), "header form");

        Assert.Equal(HttpStatusCode.SeeOther, await WithCookieAsync(copy));
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/apply")).Status);
        var person = (await host.Services.GetRequiredService<PeopleStore>().FindAsync(Person.IdOf("copied@funding.example")))!.Value;
        Assert.Single(person.EndedSessions);
    }

    private async Task<HttpStatusCode> WithCookieAsync(string cookie)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = host.Address
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/apply");
        request.Headers.Add("Cookie", $"funding={cookie}");
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
