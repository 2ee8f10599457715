namespace Funding.Pages.Tests.Shell;

/// <summary>Pages that are kept: what is given out is what would be made anew, at every step of a round.</summary>
public sealed class SameForEverybodyTests(RecordingHost host) : IClassFixture<RecordingHost>
{
    // No page knows it, so that with it a page is made each time.
    private const string Anew = "anew=1";

    private IReadOnlyList<(string Route, SameForEverybody Rule)> Kept => [..
        from endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        let rule = endpoint.Metadata.GetMetadata<SameForEverybody>()
        where rule is not null
        select (endpoint.RoutePattern.RawText!, rule)];

    [Fact]
    public async Task At_every_step_of_a_round_a_kept_page_says_what_one_made_anew_says()
    {
        var round = host.Fresh(applications: 2, places: 1);
        using var reader = new Visitor(host);
        using var recorded = new Visitor(host);
        recorded.Http.DefaultRequestHeaders.Add(RecordingHost.Header, "1");
        var (seen, kept) = (new HashSet<string>(StringComparer.Ordinal), 0);
        await foreach (var point in round.PointsAsync())
        {
            if (point.Done == "launched")
                await PublishAsync(round);
            foreach (var (route, rule) in Kept)
            {
                var path = PathOf(route, round.Id);
                using var first = await reader.Http.GetAsync(path);
                host.Forget();
                using var made = await recorded.Http.GetAsync($"{path}?{Anew}");
                var extra = host.Read.Except(rule.Partitions(ValuesOf(route, round.Id))).ToList();
                Assert.True(extra.Count == 0, $"{route} shows rows of {string.Join(", ", extra)} and does not say so.");

                var expected = await TextAsync(made);
                Assert.Equal((made.StatusCode, expected), (first.StatusCode, await TextAsync(first)));
                using var second = await reader.Http.GetAsync(path);
                Assert.Equal((made.StatusCode, expected), (second.StatusCode, await TextAsync(second)));
                kept += second.Headers.Age is null ? 0 : 1;
                if (made.StatusCode == HttpStatusCode.OK)
                    seen.Add(route);
            }
        }

        Assert.Equal(Kept.Select(k => k.Route).Order(), seen.Order());
        Assert.True(kept > Kept.Count, $"{kept} pages were given out as they were kept.");
    }

    [Fact]
    public async Task A_kept_page_is_given_out_without_a_row_being_read()
    {
        using var reader = new Visitor(host);
        reader.Http.DefaultRequestHeaders.Add(RecordingHost.Header, "1");
        await reader.GetAsync($"/?{Anew}");
        Assert.NotEmpty(host.Read);
        await reader.GetAsync("/");
        host.Forget();

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/")).Status);
        Assert.Empty(host.Read);
    }

    [Fact]
    public async Task Each_language_has_a_page_of_its_own()
    {
        using var chinese = new Visitor(host);
        using var english = new Visitor(host);
        await english.GetAsync("/?lang=en");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("zh-CN", (await chinese.GetAsync("/privacy")).Page.DocumentElement.GetAttribute("lang"));
            Assert.Equal("en", (await english.GetAsync("/privacy")).Page.DocumentElement.GetAttribute("lang"));
        }
    }

    [Fact]
    public async Task Who_signed_in_gets_a_page_of_their_own_and_leaves_none_of_it_to_others()
    {
        using var someone = new Visitor(host);
        using var other = new Visitor(host);
        await other.GetAsync("/privacy");
        await someone.SignInAsync("kept@funding.example");

        Assert.NotNull((await someone.GetAsync("/privacy")).Page.QuerySelector("header form"));
        using var answer = await someone.Http.GetAsync("/privacy");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Null((await other.GetAsync("/privacy")).Page.QuerySelector("header form"));
    }

    [Fact]
    public async Task The_message_of_an_act_is_shown_once_and_kept_for_nobody()
    {
        using var someone = new Visitor(host);
        using var other = new Visitor(host);
        var led = (await someone.GetAsync("/trial/act")).Location!;

        Assert.NotNull((await someone.GetAsync(led)).Page.QuerySelector("main [role=status]"));
        Assert.Null((await someone.GetAsync(led)).Page.QuerySelector("main [role=status]"));
        Assert.Null((await other.GetAsync(led)).Page.QuerySelector("main [role=status]"));
    }

    [Fact]
    public async Task A_kept_page_has_the_headers_of_every_page_and_asks_to_be_asked_for_again()
    {
        using var reader = new Visitor(host);
        await reader.GetAsync("/accessibility");
        using var kept = await reader.Http.GetAsync("/accessibility");

        Assert.NotNull(kept.Headers.Age);
        Assert.Equal(Headers.ContentSecurityPolicy, Assert.Single(kept.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(kept.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(kept.Headers.CacheControl!.NoCache);
        Assert.Equal("text/html; charset=utf-8", kept.Content.Headers.ContentType!.ToString());
    }

    private static async Task PublishAsync(RoundPlayer round)
    {
        var commands = round.Get<LetterCommands>();
        var desk = await round.Get<LetterQueries>().GetAsync(Cast.Administrator, round.Id, "call");
        await commands.SaveAsync(
            Cast.Administrator, round.Id, "call", desk.Draft with { Phone = "0571-88000001", Supervision = "0571-88000002" });
        await commands.PublishAsync(Cast.Administrator, round.Id, "call", null);
    }

    private static RouteValueDictionary ValuesOf(string route, string round) => new(
        new Dictionary<string, object?>
        {
            ["round"] = round,
            ["stage"] = "call",
            ["version"] = "1",
            ["programme"] = "mixed-ownership-colleges",
        }.Where(value => route.Contains($"{{{value.Key}", StringComparison.Ordinal)));

    private static string PathOf(string route, string round) => ValuesOf(route, round).Aggregate(
        "/" + route.Trim('/'), (path, value) => Regex.Replace(path, $@"\{{{value.Key}(:\w+)?\}}", $"{value.Value}"));

    private static async Task<string> TextAsync(HttpResponseMessage answer) => (await answer.Content.ReadAsStringAsync())
        .Replace($"{Anew}&amp;", "", StringComparison.Ordinal);
}
