namespace Funding.Pages.Tests.Api;

public sealed class RolesTests(ApiHost host) : IClassFixture<ApiHost>
{
    private IEnumerable<(string Method, string Path, ApiAccess Access)> Calls() =>
        from endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        let access = endpoint.Metadata.GetMetadata<ApiAccess>()
        where access is not null && !endpoint.RoutePattern.RawText!.Contains("**", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select (method, Fill(endpoint.RoutePattern.RawText!), access);

    [Fact]
    public async Task A_token_of_a_role_without_the_act_is_refused_by_every_call()
    {
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var client = await host.AsAsync(role, $"{role}@roles.example", role == Role.Recommender ? "ningbo" : null);
            foreach (var (method, path, access) in Calls())
            {
                var answer = await SendAsync(client, method, path);
                var may = access.Roles.Contains(role);
                if (may == (answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized) || (int)answer.Status >= 500)
                {
                    wrong.Add($"{role} {method} {path}: {(int)answer.Status}");
                }
            }
        }

        Assert.Equal([], wrong);
        Assert.True(Calls().Count() > 60);
    }

    [Fact]
    public async Task Without_a_token_only_the_open_calls_answer()
    {
        foreach (var (method, path, access) in Calls())
        {
            var answer = await SendAsync(host.Anonymous(), method, path);
            Assert.True(
                answer.Status == HttpStatusCode.Unauthorized == (access.Rights is not null), $"{method} {path}: {(int)answer.Status}");
        }

        var refused = await host.Anonymous().GetAsync("me");
        Assert.Equal("Bearer", refused.Headers["WWW-Authenticate"]);
        Assert.Equal("token-missing", refused.Code);
    }

    [Theory]
    [InlineData("fdt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("short")]
    [InlineData("")]
    public async Task An_unknown_token_is_refused_even_where_none_is_needed(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, "/api/v1/programmes"));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using var answer = await host.Anonymous().Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("invalid_token", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_ends_when_it_is_revoked_or_its_time_is_over_or_the_role_is_gone()
    {
        var admin = await host.AsAsync(Role.Administrator, "admin@office.example");
        var revoked = await host.Tokens.IssueAsync("o1@office.example", Role.Officer, null, TimeSpan.FromDays(2));
        var expiring = await host.Tokens.IssueAsync("o2@office.example", Role.Officer, null, TimeSpan.FromHours(1));
        var removed = await host.Tokens.IssueAsync("o3@office.example", Role.Officer, null, TimeSpan.FromDays(2));
        foreach (var token in new[] { revoked, expiring, removed })
        {
            (await host.WithToken(token.Text).GetAsync("me")).Must(HttpStatusCode.OK);
        }

        (await admin.DeleteAsync($"tokens/{revoked.Token.Id}")).Must(HttpStatusCode.NoContent);
        (await admin.DeleteAsync($"people/{removed.Token.PersonId}/roles/officer")).Must(HttpStatusCode.NoContent);
        host.Clock.Advance(TimeSpan.FromHours(1));

        foreach (var token in new[] { revoked, expiring, removed })
        {
            Assert.Equal("token-invalid", (await host.WithToken(token.Text).GetAsync("me")).Must(HttpStatusCode.Unauthorized).Code);
        }

        Assert.DoesNotContain(revoked.Text[8..], (await admin.GetAsync("tokens")).Must(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_for_readers_is_the_table_that_is_enforced()
    {
        var lines = (await File.ReadAllLinesAsync(Path.Combine(RepositoryRoot(), "docs", "roles.md")))
            .Where(l => l.StartsWith('|'))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries)[1..^1])
            .ToList();
        var roles = lines[0].Skip(2).Select(h => Enum.Parse<Role>(h.Split(' ')[0])).ToList();
        var written = lines.Skip(2).ToDictionary(
            l => Enum.Parse<Right>(l[0].Trim('`')), l => roles.Where((_, i) => l[i + 2] == "✓").ToHashSet());

        Assert.Equal(Enum.GetValues<Role>().Order(), roles.Order());
        Assert.Equal(Enum.GetValues<Right>().Order(), written.Keys.Order());
        Assert.All(written, row => Assert.Equal(RolesTable.RolesFor(row.Key).Order(), row.Value.Order()));
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Funding.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private static string Fill(string pattern) => string.Join('/', pattern.Split('/').Select(p => p switch
    {
        _ when p.EndsWith(":int}", StringComparison.Ordinal) => "0",
        "{role}" => "officer",
        "{documentName}.json" => "v1.json",
        _ => p.StartsWith('{') ? "none" : p,
    }));

    private static Task<ApiAnswer> SendAsync(ApiClient client, string method, string path) =>
        client.SendAsync(new HttpMethod(method), path, method is "POST" or "PUT"
            ? new StringContent("{}", Encoding.UTF8, "application/json")
            : null);
}
