namespace Funding.Pages.Tests.Shell;

/// <summary>What cannot be read is refused by its kind, wherever it is sent.</summary>
public sealed class ReadableTests(TrialHost host) : IClassFixture<TrialHost>
{
    [Theory]
    [InlineData("GET /openapi/v1.json HTTP/1.0\r\n\r\n")]
    [InlineData("GET / HTTP/1.0\r\n\r\n")]
    [InlineData("GET /openapi/v1.json HTTP/1.1\r\n\r\n")]
    [InlineData("GET /openapi/v1.json HTTP/1.1\r\nHost:\r\n\r\n")]
    [InlineData("GET /openapi/v1.json HTTP/1.1\r\nHost: 127.0.0.1:99999\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost:99999\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a b\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1:x\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: [::1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: xn--a\r\n\r\n")]
    public async Task A_request_for_no_possible_host_is_400(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, host.Address.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());

        Assert.StartsWith("HTTP/1.1 400 ", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_in_an_unknown_encoding_is_415_at_every_endpoint_that_is_posted_to()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        var token = (await host.Services.GetRequiredService<ApiTokens>().IssueAsync(
            "admin@funding.example", Role.Administrator, null, TimeSpan.FromDays(30))).Text;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var posted = (from endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
                      where endpoint.Metadata.GetMetadata<AudienceRule>() is { Audience: Audience.Api }
                      from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                      where method is "POST" or "PUT"
                      select (
                          method,
                          path: System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!, @"\{[^}]*\}", "1"))).ToList();
        foreach (var (method, path) in posted)
        {
            using var content = new ByteArrayContent("{}"u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=klingon");
            using var answer = await http.SendAsync(
                new HttpRequestMessage(new HttpMethod(method), path) { Content = content }, TestContext.Current.CancellationToken);

            Assert.True(answer.StatusCode == HttpStatusCode.UnsupportedMediaType, $"{method} {path}: {(int)answer.StatusCode}");
        }

        Assert.True(posted.Count >= 25, $"{posted.Count} calls");
    }

    [Theory]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Json_in_a_known_encoding_is_read(string type)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        var token = (await host.Services.GetRequiredService<ApiTokens>().IssueAsync(
            "admin@funding.example", Role.Administrator, null, TimeSpan.FromDays(30))).Text;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var content = new ByteArrayContent(
            (type.Contains("16", StringComparison.Ordinal) ? Encoding.Unicode : Encoding.UTF8).GetBytes("{}"));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await http.PostAsync("/api/v1/rounds", content, TestContext.Current.CancellationToken);

        Assert.Contains(
            "json-missing-member", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("application/x-www-form-urlencoded; charset=klingon")]
    public async Task A_form_in_an_unknown_encoding_is_415(string type)
    {
        using var visitor = new Visitor(host);
        using var content = new ByteArrayContent("email=a"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType,
            (await visitor.Http.PostAsync("/signin", content, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_way_back_beyond_ASCII_is_kept()
    {
        using var visitor = new Visitor(host);
        await host.Services.GetRequiredService<PeopleStore>().GetOrCreateAsync("reader@mail.example");
        var entered = await visitor.SignInAsync("reader@mail.example", "/rounds/2026年?x=ü");

        Assert.Equal(HttpStatusCode.SeeOther, entered.Status);
        Assert.Equal("/rounds/2026%E5%B9%B4?x=%C3%BC", entered.Response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("email=a%00b&x=1")]
    [InlineData("%00=1")]
    public async Task A_NUL_in_a_form_is_400(string body)
    {
        using var visitor = new Visitor(host);
        var answer = await visitor.Http.PostAsync(
            "/signin", new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_NUL_in_a_part_of_a_form_is_400()
    {
        using var visitor = new Visitor(host);
        var page = await visitor.GetAsync("/signin");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!), "form-token" },
            { new StringContent("a\0b"), "email" }
        };

        Assert.Equal(
            HttpStatusCode.BadRequest, (await visitor.Http.PostAsync("/signin", form, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/rounds/{0}")]
    [InlineData("/certificates/{0}")]
    [InlineData("/api/v1/rounds/{0}")]
    [InlineData("/api/v1/certificates/{0}")]
    [InlineData("/programmes/{0}")]
    public async Task A_segment_longer_than_any_id_names_nothing(string path)
    {
        using var visitor = new Visitor(host);
        foreach (var segment in (string[])[new('a', 161), new('a', 3100), new('长', 80), new('长', 400), new('长', 512)])
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await visitor.Http.GetAsync(
                    string.Format(null, path, Uri.EscapeDataString(segment)), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/rounds?from={0}")]
    [InlineData("/audit/system?from={0}")]
    [InlineData("/api/v1/rounds?continuation={0}")]
    [InlineData("/mailbox?from={0}")]
    public async Task A_continuation_that_was_not_given_out_is_refused(string path)
    {
        using var visitor = new Visitor(host);
        foreach (var junk in (string[])["!!", "gICA", "%E4%B8%AD", "="])
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await visitor.Http.GetAsync(string.Format(null, path, junk), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/ready")]
    [InlineData("/api/v1/rounds")]
    [InlineData("/api/v1/rounds/none")]
    [InlineData("/api/v1/people?role=officer")]
    public async Task HEAD_of_the_API_is_answered_like_GET_without_the_body(string path)
    {
        using var visitor = new Visitor(host);
        var get = await visitor.Http.GetAsync(path, TestContext.Current.CancellationToken);
        var head = await visitor.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), TestContext.Current.CancellationToken);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Too_many_of_a_page_says_when_to_come_again()
    {
        using var visitor = new Visitor(host);
        var answer = await visitor.GetAsync("/trial/too-many");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Equal("60", Assert.Single(answer.Response.Headers.GetValues("Retry-After")));
        var form = await visitor.SubmitAsync(
            await visitor.GetAsync("/trial/refuse-many"), new Dictionary<string, string> { ["email"] = "a@b.cn" });
        Assert.Equal(HttpStatusCode.TooManyRequests, form.Status);
        Assert.Equal("60", Assert.Single(form.Response.Headers.GetValues("Retry-After")));
    }
}
