namespace Funding.Pages.Tests.Shell;

public sealed class LanguageTests(TrialHost host) : IClassFixture<TrialHost>
{
    [Fact]
    public async Task Chinese_until_asked_and_remembered_then()
    {
        using var visitor = new Visitor(host);
        var first = await visitor.GetAsync("/privacy");
        Assert.Equal("zh-CN", first.Page.DocumentElement.GetAttribute("lang"));

        var switched = await visitor.GetAsync(first.Page.QuerySelector("header a[hreflang]")!.GetAttribute("href")!);
        Assert.Equal("en", switched.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Privacy: what is kept and for how long", switched.Heading);
        Assert.Equal("en", (await visitor.GetAsync("/")).Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", (await visitor.GetAsync("/nowhere")).Page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en'\"<script>")]
    [InlineData("")]
    public async Task An_unknown_language_changes_nothing(string language)
    {
        using var visitor = new Visitor(host);
        var answer = await visitor.GetAsync($"/?lang={Uri.EscapeDataString(language)}");

        Assert.Equal("zh-CN", answer.Page.DocumentElement.GetAttribute("lang"));
        Assert.Empty(visitor.Cookies);
    }

    [Fact]
    public async Task The_persons_language_counts_where_none_was_asked()
    {
        using var visitor = new Visitor(host);
        await host.Services.GetRequiredService<PeopleStore>().GetOrCreateAsync("english@funding.example", "en");
        await visitor.SignInAsync("english@funding.example");

        Assert.Equal("en", (await visitor.GetAsync("/")).Page.DocumentElement.GetAttribute("lang"));
    }
}
