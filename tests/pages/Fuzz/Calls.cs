namespace Funding.Pages.Tests.Fuzz;

/// <summary>A method of an endpoint.</summary>
/// <param name="Query">Names of its query parameters, as far as they are known.</param>
/// <param name="Example">Of its JSON body by the OpenAPI document; null for none.</param>
internal sealed record Call(string Method, string Route, Audience Audience, IReadOnlyList<string> Query, JsonNode? Example)
{
    private readonly Regex pattern = new("^" + Regex.Replace(Route, @"\{(\w+)[^}]*\}", "(?<$1>[^/]+)") + "$");

    public bool Reads => Method is "GET" or "HEAD";

    /// <summary>Names of the route's parameters.</summary>
    public IReadOnlyList<string> Parameters { get; } = [.. Regex.Matches(Route, @"\{(\w+)").Select(m => m.Groups[1].Value)];

    /// <summary>Whether a path leads to the route.</summary>
    public bool Matches(string path) => Values(path) is not null;

    /// <summary>The values of the route's parameters in a path; null when it leads elsewhere.</summary>
    public IReadOnlyDictionary<string, string>? Values(string path)
    {
        var match = pattern.Match(path);
        return match.Success
            ? match.Groups.Values.Where(g => !char.IsAsciiDigit(g.Name[0])).ToDictionary(g => g.Name, g => Uri.UnescapeDataString(g.Value))
            : null;
    }
}

/// <summary>Every call of the endpoint table, with what the OpenAPI document says of it.</summary>
internal static class Calls
{
    public static async Task<IReadOnlyList<Call>> AllAsync(PortalHost host)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        var document = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!["paths"]!.AsObject();
        var calls = (from endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
                     let rule = endpoint.Metadata.GetMetadata<AudienceRule>()
                     where rule is not null
                     from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                     let route = "/" + endpoint.RoutePattern.RawText!.Trim('/')
                     let said = document[Regex.Replace(route, @":\w+\}", "}")]?[method.ToLowerInvariant()]
                     select new Call(
                         method,
                         route,
                         rule.Audience,
                         rule.Audience == Audience.Api ? QueryOf(said) : PageParameters,
                         said?["requestBody"]?["content"]?["application/json"]?["example"])).ToList();
        Assert.Equal(document.Sum(p => p.Value!.AsObject().Count), calls.Count(c => c.Audience == Audience.Api
            && c.Method != "HEAD"
            && document[Regex.Replace(c.Route, @":\w+\}", "}")]?[c.Method.ToLowerInvariant()] is not null));
        return calls;
    }

    private static IReadOnlyList<string> QueryOf(JsonNode? call) =>
        [.. (call?["parameters"]?.AsArray() ?? []).Where(p => (string?)p!["in"] == "query").Select(p => (string)p!["name"]!)];

    /// <summary>Parameters that pages' handlers may do without: those of their queries.</summary>
    private static readonly IReadOnlyList<string> PageParameters =
    [
        .. (from type in typeof(PortalHosting).Assembly.GetTypes().Concat(typeof(Page).Assembly.GetTypes())
            where type.Name.EndsWith("Pages", StringComparison.Ordinal) || type.Name.EndsWith("Endpoints", StringComparison.Ordinal)
            from method in type.GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
            where method.ReturnType == typeof(Task<Microsoft.AspNetCore.Http.IResult>)
                || method.ReturnType == typeof(Microsoft.AspNetCore.Http.IResult)
            from parameter in method.GetParameters()
            where Nullable.GetUnderlyingType(parameter.ParameterType) is not null
                || (parameter.ParameterType == typeof(string)
                    && new System.Reflection.NullabilityInfoContext().Create(parameter).ReadState
                        == System.Reflection.NullabilityState.Nullable)
            select parameter.Name!).Append("lang").Distinct().Order(StringComparer.Ordinal),
    ];
}
