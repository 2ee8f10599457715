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
    public async Task Runs_of_payments_are_read_with_four_digits_of_each_account_and_by_nobody_but_the_office()
    {
        var (line, hand) = (new LineId("mixed-ownership-colleges", 2026, MoneySource.Provincial), new Hand("p", "周审", "h", ApiHost.Start));
        var run = new PaymentRun(1, line, "icbc", hand) { State = RunState.Submitted, Count = 1, Sum = new(412_600.55m), LastItem = 1 };
        await host.Services.GetRequiredService<ITableStore>().CommitAsync(MoneyKeys.Partition(line),
        [
            RowCodec.Insert(MoneyKeys.Line, new BudgetLine(line, new("产业学院", "Colleges"))), RowCodec.Insert(RunKeys.Run(1), run),
            RowCodec.Insert(RunKeys.Item(1, 1), new RunItem(
                1, 1, "mixed-ownership-colleges-2025-1-3", "start", 1, "12330000470009123C", "之江职业技术学院", run.Sum,
                new(1, "之江职业技术学院", "sealed", "3452", "中国工商银行杭州下沙支行", "102331002071"))),
        ]);
        const string Runs = "budget-lines/mixed-ownership-colleges/2026/provincial/payments";
        var officer = await host.AsAsync(Role.Officer, Cast.Officer.Name);
        Assert.Equal("412600.55", (string?)(await officer.GetAsync(Runs)).Ok().Json["items"]![0]!["sum"]);
        Assert.Equal("submitted", (string?)(await officer.GetAsync($"{Runs}/1")).Ok().Json["state"]);
        var payment = (await officer.GetAsync($"{Runs}/1/lines")).Ok().Json["items"]![0]!;
        Assert.Equal(("3452", run.ReferenceOf(1)), ((string?)payment["accountTail"], (string?)payment["reference"]));
        Assert.DoesNotContain("sealed", payment.ToJsonString(), StringComparison.Ordinal);
        (await officer.GetAsync($"{Runs}/2")).Must(HttpStatusCode.NotFound);
        var applicant = await host.AsAsync(Role.Applicant, Cast.Applicant(1).Name);
        (await applicant.GetAsync(Runs)).Must(HttpStatusCode.Forbidden);
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
