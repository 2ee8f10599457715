namespace Funding.Pages.Tests.Shell;

public sealed class HeadersTests(TrialHost host) : IClassFixture<TrialHost>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/trial/fault")]
    [InlineData("/trial/closed")]
    [InlineData("/trial/office")]
    [InlineData("/css/site.css")]
    [InlineData("/api/nowhere")]
    public async Task Every_response_carries_the_security_headers(string path)
    {
        using var visitor = new Visitor(host);
        var headers = (await visitor.GetAsync(path)).Response.Headers;

        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.Single(headers.GetValues("Permissions-Policy"));
        Assert.False(headers.Contains("Strict-Transport-Security"), "only over https");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/privacy")]
    [InlineData("/signin")]
    public async Task No_page_has_script_or_style_that_the_policy_would_block(string path)
    {
        using var visitor = new Visitor(host);
        var page = (await visitor.GetAsync(path)).Page;

        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.DoesNotContain(page.QuerySelectorAll("*"), e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Style_sheet_is_served_from_the_assembly_and_cached_only_under_its_fingerprint()
    {
        using var visitor = new Visitor(host);
        var href = (await visitor.GetAsync("/")).Page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        var named = await visitor.GetAsync(href);
        Assert.Equal(HttpStatusCode.OK, named.Status);
        Assert.Equal("text/css", named.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", named.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "immutable", (await visitor.GetAsync("/css/site.css")).Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signed_in_pages_are_not_stored()
    {
        using var visitor = new Visitor(host);
        await visitor.SignInAsync("reader@funding.example");

        Assert.True((await visitor.GetAsync("/privacy")).Response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task What_a_link_of_a_mail_shows_and_the_mailbox_are_neither_stored_nor_indexed()
    {
        using var visitor = new Visitor(host);
        await visitor.SubmitAsync(
            await visitor.GetAsync("/signin"), new Dictionary<string, string> { ["email"] = "private@funding.example" });
        foreach (var path in (string[])[await visitor.NewestLinkAsync("private@funding.example"), "/mailbox"])
        {
            var answer = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.True(answer.Response.Headers.CacheControl!.NoStore, path);
            Assert.Equal("noindex", answer.Page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        }

        Assert.Equal("index", (await visitor.GetAsync("/")).Page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }
}
