namespace Funding.Pages.Tests.Api;

/// <summary>Requests that cannot be read at all.</summary>
public sealed class MalformedTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Launch = """{"programme":"p","year":2026,"noticeNumber":"n" """;

    [Theory]
    [InlineData("{\n \"programme\": \"p\",\n \"year\": }", "json-malformed $.year", "line 3")]
    [InlineData("", "body-missing", "")]
    [InlineData("[]", "json-type $", "line 1")]
    [InlineData("null", "body-missing", "")]
    [InlineData(Launch + ""","yaer":1}""", "json-unknown-member $.yaer", "yaer")]
    [InlineData(Launch + ""","year":2027}""", "json-malformed $.year|json-type $.year", "")]
    [InlineData("""{"programme":"p"}""", "json-missing-member year", "missing")]
    [InlineData("""{"programme":null,"year":2026,"noticeNumber":"n"}""", "json-type $.programme", "programme")]
    [InlineData("""{"programme":"p","year":"2026","noticeNumber":"n"}""", "json-type $.year", "year")]
    [InlineData(Launch + ""","opens":"2026-02-30"}""", "json-type $.opens", "opens")]
    [InlineData(Launch + ""","committee":["a@b.cn",null]}""", "json-null committee[1]", "null")]
    public async Task A_body_that_is_no_launch_names_line_and_path(string body, string error, string detail)
    {
        var admin = await host.AsAsync(Role.Administrator, "admin@office.example");
        var answer = (await admin.PostTextAsync("rounds", body)).Clean();

        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, answer.Text);
        Assert.Equal("application/problem+json", answer.Headers["Content-Type"].Split(';')[0]);
        Assert.Contains(answer.Errors[0], error.Split('|'));
        Assert.Contains(detail, answer.Text, StringComparison.Ordinal);
        Assert.Equal("/problems/" + answer.Code, (string?)answer.Json["type"]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Another_media_type_is_415(string type)
    {
        var admin = await host.AsAsync(Role.Administrator, "admin@office.example");
        Assert.Equal(
            "media-type", (await admin.PostTextAsync("rounds", "{}", type)).Must(HttpStatusCode.UnsupportedMediaType).Clean().Code);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413()
    {
        var admin = await host.AsAsync(Role.Administrator, "admin@office.example");
        var answer = await admin.PostTextAsync("rounds", $$"""{"programme":"{{new string('x', 3 << 20)}}"}""");

        Assert.Equal("body-too-large", answer.Must(HttpStatusCode.RequestEntityTooLarge).Clean().Code);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404)]
    [InlineData("POST", "/api/v1/rounds/x/y/z", 404)]
    [InlineData("GET", "/api/v2/rounds", 404)]
    [InlineData("DELETE", "/api/v1/rounds", 405)]
    [InlineData("GET", "/api/v1/rounds/none", 404)]
    [InlineData("GET", "/api/v1/rounds/a%3Fb%23c", 404)]
    [InlineData("GET", "/api/v1/rounds/%E2%80%AE", 404)]
    [InlineData("GET", "/api/v1/programmes/none", 404)]
    [InlineData("GET", "/api/v1/certificates/none", 404)]
    [InlineData("GET", "/api/v1/rounds?continuation=%21%21", 422)]
    public async Task An_address_of_nothing_is_a_problem_too(string method, string path, int status)
    {
        var answer = await host.Anonymous().SendAsync(new HttpMethod(method), path, null);

        Assert.Equal(status, (int)answer.Must((HttpStatusCode)status).Status);
        Assert.Equal("application/problem+json", answer.Clean().Headers["Content-Type"].Split(';')[0]);
        Assert.NotEqual("", answer.Code);
    }

    [Fact]
    public async Task Nested_deeper_than_any_call_needs_is_malformed()
    {
        var admin = await host.AsAsync(Role.Administrator, "admin@office.example");
        var deep =
            $$"""{"programme":"p","year":2026,"noticeNumber":"n","dates":{{string.Concat(Enumerable.Repeat("[", 5000))}}{{string.Concat(
                Enumerable.Repeat("]", 5000))}}}""";
        var answer = (await admin.PostTextAsync("rounds", deep)).Must(HttpStatusCode.BadRequest).Clean();

        Assert.StartsWith("json-", answer.Code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rounds/none/notice/none/objections", "application/xml", 415, "media-type")]
    [InlineData("rounds/none/notice/none/objections", "application/json", 400, "json-malformed")]
    [InlineData("rounds/none/experts", "application/json", 415, "media-type")]
    [InlineData("rounds/none/experts/preview", "application/problem+json", 415, "media-type")]
    public async Task A_call_that_takes_several_media_types_names_them_to_whoever_sends_another(
        string path, string type, int status, string code)
    {
        var client = path.Contains("experts", StringComparison.Ordinal)
            ? await host.AsAsync(Role.Administrator, "admin@office.example") : await host.AsAsync(
                Role.Applicant, "objector@public.example");

        Assert.Equal(code, (await client.PostTextAsync(path, "{", type)).Must((HttpStatusCode)status).Clean().Code);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_form_that_is_none_is_refused_and_no_fault(string type)
    {
        var client = await host.AsAsync(Role.Applicant, "objector@public.example");
        using var body = new ByteArrayContent("no parts at all"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = (await client.SendAsync(HttpMethod.Post, "rounds/none/notice/none/objections", body)).Clean();

        Assert.True((int)answer.Status is >= 400 and < 500, answer.Text);
    }

    [Fact]
    public async Task A_query_that_is_no_state_names_the_parameter()
    {
        var admin = await host.AsAsync(Role.Administrator, "admin@office.example");
        Assert.Equal(
            ["parameter-invalid state"],
            (await admin.GetAsync("rounds/none/applications?state=wild")).Must(HttpStatusCode.UnprocessableEntity).Clean().Errors);
        Assert.Equal(
            ["parameter-invalid q"],
            (await admin.GetAsync($"rounds/none/applications?q={new string('a', 101)}")).Must(HttpStatusCode.UnprocessableEntity)
                .Clean().Errors);
    }

    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.5", "没有")]
    [InlineData("en-GB,en;q=0.9", "There is no")]
    [InlineData("fr", "没有")]
    public async Task The_reason_is_told_in_the_language_that_is_asked_for(string accepted, string text)
    {
        var client = host.Anonymous();
        client.Http.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(accepted);
        var error = (await client.GetAsync("rounds/none")).Json["errors"]![0]!;

        Assert.StartsWith(text, (string)error["detail"]!, StringComparison.Ordinal);
        Assert.StartsWith("没有", (string)error["detailZh"]!, StringComparison.Ordinal);
        Assert.StartsWith("There is no", (string)error["detailEn"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_tells_what_works()
    {
        Assert.Equal("live", (string?)(await host.Anonymous().GetAsync("/health/live")).Must(HttpStatusCode.OK).Json["status"]);
        Assert.Equal("ready", (string?)(await host.Anonymous().GetAsync("/health/ready")).Must(HttpStatusCode.OK).Json["status"]);
    }

    [Fact]
    public async Task A_session_cookie_counts_for_nothing_here()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "/api/v1/rounds"))
        {
            Content = new StringContent(
            "{}", Encoding.UTF8, "application/json")
        };
        request.Headers.Add("Cookie", "funding-session=anything");
        using var answer = await host.Anonymous().Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
