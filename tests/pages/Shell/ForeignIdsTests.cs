namespace Funding.Pages.Tests.Shell;

/// <summary>
/// Every address with an id in it, pages and API, in the hands of people who have nothing to do with what the id names: an applicant of
/// another college, the desk of another city, an expert without a seat. The answer is that of an id which does not exist.
/// </summary>
public sealed partial class ForeignIdsTests(StageHost host) : IClassFixture<StageHost>
{
    private static readonly string[] Named = [
        "application",
        "document",
        "objection",
        "upload",
        "person",
        "proposal",
        "link",
        "token",
        "mail",
        "code",
        "expert"
    ];

    [Fact]
    public async Task A_page_of_somebody_elses_is_like_one_that_does_not_exist_and_nothing_changes()
    {
        var round = await host.SharedAsync(BuildAsync);
        var rows = await host.RowsAsync(round.Id);
        var wrong = new List<string>();
        foreach (var visitor in await StrangersAsync(round))
        {
            using (visitor)
            {
                var form = (await visitor.GetAsync("/")).Token();
                foreach (var (method, route) in Routes(rule => rule.Audience is not (Audience.Public or Audience.Api or Audience.Mailbox)))
                {
                    var theirs = await AskAsync(visitor, method, Fill(round, route, Cast.ApplicationId(1)), form);
                    var nobodys = await AskAsync(visitor, method, Fill(round, route, Cast.ApplicationId(999)), form);
                    if (theirs != nobodys || theirs.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
                        wrong.Add($"{method} {route}: {theirs} but {nobodys}");
                }
            }
        }

        Assert.Equal([], wrong);
        Assert.Equal(rows, await host.RowsAsync(round.Id));
    }

    [Fact]
    public async Task A_call_for_something_of_somebody_elses_is_like_one_for_what_does_not_exist_and_nothing_changes()
    {
        var round = await host.SharedAsync(BuildAsync);
        var rows = await host.RowsAsync(round.Id);
        var wrong = new List<string>();
        foreach (var token in await TokensAsync(round))
        {
            using var http = new HttpClient { BaseAddress = host.Address };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            foreach (var (method, route) in Routes(rule => rule.Audience == Audience.Api))
            {
                object body = route.EndsWith("/uploads", StringComparison.Ordinal)
                    ? new { slot = "charter", fileName = "charter.pdf", length = 100_000, chunkBytes = 1 << 20 }
                        : route.Contains("/answers", StringComparison.Ordinal)
                            ? new { fields = new Dictionary<string, string>(), owners = Array.Empty<object>() }
                            : new { reason = "与申报单位有合作项目", confirmation = "0000", email = "planted@college.example" };
                var theirs = await CallAsync(http, method, Fill(round, route, Cast.ApplicationId(1)), body);
                var nobodys = await CallAsync(http, method, Fill(round, route, Cast.ApplicationId(999)), body);
                if (theirs != nobodys || (int)theirs.Status is < 400 or >= 500)
                    wrong.Add($"{method} {route}: {theirs} but {nobodys}");
            }
        }

        Assert.Equal([], wrong);
        Assert.Equal(rows, await host.RowsAsync(round.Id));
    }

    private static async Task<RoundPlayer> BuildAsync(StageHost host)
    {
        var round = host.Fresh(applications: 2);
        await round.LaunchAsync();
        await round.ToAsync(CollegeStages.Review);
        return round;
    }

    /// <summary>Methods and patterns of the routes that name something, at least twenty of each kind.</summary>
    private List<(string Method, string Route)> Routes(Func<AudienceRule, bool> of)
    {
        var routes = (from endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
                      where endpoint.Metadata.GetMetadata<AudienceRule>() is { } rule
                          && of(rule)
                          && endpoint.RoutePattern.Parameters.Any(p => Named.Contains(p.Name))
                      from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                      where method != "HEAD"
                      select (method, endpoint.RoutePattern.RawText!)).ToList();
        Assert.True(routes.Count > 20);
        return routes;
    }

    private string Fill(RoundPlayer round, string route, string application)
    {
        var documents = host.Services.GetRequiredService<ApplicationStore>()
            .GetAsync(round.Id, Cast.ApplicationId(1)).Result.Value.Documents;
        return Parameter().Replace(route, match => match.Groups[1].Value switch
        {
            "round" => round.Id,
            "application" => application,
            "document" => documents[0].Id,
            "section" => FieldsSettings.Of(round.Programme)[0].Id,
            "slot" => DocumentsSettings.Of(round.Programme)[0].Id,
            "index" => "0",
            "expert" or "person" => Cast.Officer.PersonId,
            "role" => "officer",
            _ => "0123456789ab",
        });
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(Visitor visitor, string method, string path, string form)
    {
        if (path.Contains("/uploads", StringComparison.Ordinal))
            return await CallAsync(
                visitor.Http,
                method,
                path,
                new { slot = "charter", fileName = "charter.pdf", contentType = "application/pdf", length = 100_000 },
                form);
        var answer = method == "GET"
            ? await visitor.GetAsync(path)
            : await visitor.PostAsync(
                path, new Dictionary<string, string> { ["form-token"] = form, ["confirmation"] = path, ["reason"] = "与申报单位有合作项目" });
        return (answer.Status, Nameless(answer.Page.QuerySelector("main")?.TextContent ?? answer.Text));
    }

    private static async Task<(HttpStatusCode Status, string Text)> CallAsync(
        HttpClient http, string method, string path, object body, string? form = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (form is not null)
            request.Headers.Add("X-Form-Token", form);
        if (method is "POST" or "PUT")
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, Nameless(await answer.Content.ReadAsStringAsync()));
    }

    private static string Nameless(string text) =>
        text.Replace(Cast.ApplicationId(1), "ID", StringComparison.Ordinal).Replace(
            Cast.ApplicationId(999), "ID", StringComparison.Ordinal);

    private async Task<IReadOnlyList<Visitor>> StrangersAsync(RoundPlayer round)
    {
        var applicant = new Visitor(host);
        await applicant.SignInAsync("stranger@college.example");
        return [
            applicant,
            await host.EnterAsync(Cast.Recommender("ningbo").Name, LinkPurpose.RecommendDesk, round.Id),
            await host.EnterAsync(await SeatlessAsync(round), LinkPurpose.ReviewDesk, round.Id)
        ];
    }

    private async Task<IReadOnlyList<string>> TokensAsync(RoundPlayer round)
    {
        var tokens = host.Services.GetRequiredService<ApiTokens>();
        return
        [
            (await tokens.IssueAsync("stranger@college.example", Role.Applicant, null, TimeSpan.FromDays(30))).Text,
            (await tokens.IssueAsync(Cast.Recommender("ningbo").Name, Role.Recommender, "ningbo", TimeSpan.FromDays(30))).Text,
            (await tokens.IssueAsync(await SeatlessAsync(round), Role.Expert, null, TimeSpan.FromDays(30))).Text,
        ];
    }

    /// <summary>An expert of the pool who was not drawn for the first application.</summary>
    private static async Task<string> SeatlessAsync(RoundPlayer round)
    {
        var seated = (await round.SheetsAsync())
            .Where(s => s.ApplicationId == Cast.ApplicationId(1))
            .Select(s => s.ExpertId)
            .ToHashSet();
        return (from party in Parties.All from number in Enumerable.Range(1, 3) select Cast.Expert(party, number))
            .First(email => !seated.Contains(Person.IdOf(email)));
    }

    [GeneratedRegex(@"\{(\w+)(?::\w+)?\}")]
    private static partial Regex Parameter();
}
