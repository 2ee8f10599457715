namespace Funding.Pages.Tests.Api;

/// <summary>docs/api.md and the endpoints say the same.</summary>
public sealed partial class ApiPageTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "api.md"));

    [Fact]
    public void Every_call_stands_on_the_page_and_no_other()
    {
        var written = Page.Select(line => Row().Match(line))
            .Where(m => m.Success)
            .Select(m => $"{m.Groups[1].Value}: {m.Groups[2].Value}")
            .ToList();

        Assert.Equal(Calls().Select(c => $"{c.Call}: {c.Who}").Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
        Assert.True(written.Count > 60, $"{written.Count} calls");
    }

    [Fact]
    public void Every_call_of_the_examples_exists()
    {
        var shown = Page.Select(line => Example().Match(line)).Where(m => m.Success).Select(Shape).ToList();
        var shapes = Calls().Select(c => Name().Replace(c.Call, "*")).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(shown.Except(shapes));
        Assert.True(shown.Count > 15, $"{shown.Count} examples");
    }

    /// <summary>Method and path below the root, such as <c>GET /rounds/{round}</c>, and whose token may make the call.</summary>
    private IEnumerable<(string Call, string Who)> Calls() =>
        from source in host.Services.GetServices<EndpointDataSource>()
        from endpoint in source.Endpoints.OfType<RouteEndpoint>()
        let path = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where path.StartsWith($"{ApiHosting.Root}/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        where method != "HEAD"
        select ($"{method} {Constraint().Replace(path[ApiHosting.Root.Length..], "}")}", WhoOf(
            endpoint.Metadata.GetRequiredMetadata<ApiAccess>()));

    private static string WhoOf(ApiAccess access) =>
        access.Rights is null ? "everybody"
        : access.Roles.Count() == Enum.GetValues<Role>().Length ? "any token"
        : string.Join(", ", access.Roles.Order().Select(r => r.ToString().ToLowerInvariant()));

    private static string Shape(Match match)
    {
        var line = match.Value;
        var path = match.Groups["path"].Value.Split('?')[0].Trim('"').Replace("$R", "rounds/*", StringComparison.Ordinal);
        var method = match.Groups["method"] is { Success: true, Value: var said } ? said
            : line.Contains("--data-binary", StringComparison.Ordinal) || line.Contains(" -F ", StringComparison.Ordinal) ? "POST" : "GET";
        return $"{method} /{Variable().Replace(path, "*")}";
    }

    [GeneratedRegex(@"^\| `((?:GET|POST|PUT|DELETE) /\S*)` \| ([^|]+) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"^(?:json \$\w+ (?<method>[A-Z]+) |(?:call \$\w+|curl) .*\$API/)(?<path>\S+).*$")]
    private static partial Regex Example();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Name();

    [GeneratedRegex(@":\w+\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\$\w+")]
    private static partial Regex Variable();
}
