namespace Funding.Local.Tests;

/// <summary>The program as it stands in production: a proxy with TLS before it, SendGrid's events coming in.</summary>
public sealed partial class BehindAProxyTests : IAsyncLifetime
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly string folder = Directory.CreateTempSubdirectory("funding-proxy-").FullName;
    // A browser sends the secure cookies to the proxy; this client speaks to what is behind it.
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private FundingProcess process = null!;

    public async ValueTask InitializeAsync()
    {
        process = FundingProcess.StartWith(
            new Dictionary<string, string>
            {
                ["FUNDING_Mail__PublicBaseUrl"] = "https://funding.example",
                ["FUNDING_Mail__Environment"] = "Production",
                ["FUNDING_Mail__Transport"] = "Smtp",
                ["FUNDING_Mail__SmtpHost"] = "127.0.0.1",
                ["FUNDING_Mail__SmtpPort"] = "9",
                ["FUNDING_Mail__SmtpSecurity"] = "None",
                ["FUNDING_Portal__Contact__Phone"] = "0000-00000000",
                ["FUNDING_Portal__Contact__Email"] = "office@authority.example",
                ["FUNDING_Portal__Contact__Supervision"] = "0000-00000001",
                ["FUNDING_Mail__SendGridWebhookKey"] = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
            },
            "--port", "0", "--data", Path.Combine(folder, "main"), "--admin", "first@authority.example");
        var office = await process.LineAsync("/office");
        http.BaseAddress = new Uri(office[office.IndexOf("http", StringComparison.Ordinal)..].Trim());
        http.DefaultRequestHeaders.Host = "funding.example";
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
    }

    [Fact]
    public async Task What_the_proxy_says_of_the_connection_counts()
    {
        using var home = await http.GetAsync("/signin", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        Assert.Contains("max-age=", Assert.Single(home.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        Assert.All(home.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http")]
    public async Task Where_the_public_address_is_https_every_cookie_is_secure_whatever_the_proxy_says(string? scheme)
    {
        http.DefaultRequestHeaders.Remove("X-Forwarded-Proto");
        if (scheme is not null)
            http.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);

        var cookies = await SignInAsync();
        using var english = await http.GetAsync("/signin?lang=en", TestContext.Current.CancellationToken);
        cookies.AddRange(english.Headers.GetValues("Set-Cookie"));

        // Of the form, of the session, and of the language.
        Assert.True(cookies.Count >= 3, string.Join(Environment.NewLine, cookies));
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("funding.example.attacker.example")]
    public async Task Under_another_name_nothing_is_served(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_bounce_that_the_mail_service_signed_is_shown_at_the_office_and_one_it_did_not_is_not()
    {
        using var forged = await http.SendAsync(
            Bounce("forged@college.example", ECDsa.Create(ECCurve.NamedCurves.nistP256)), TestContext.Current.CancellationToken);
        using var taken = await http.SendAsync(Bounce("gone@college.example", key), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NoContent), (forged.StatusCode, taken.StatusCode));

        await SignInAsync();
        var page = await (await http.GetAsync("/office/delivery?lang=en", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(
            TestContext.Current.CancellationToken);
        Assert.Contains("gone@college.example", page, StringComparison.Ordinal);
        Assert.Contains("550 no such user", page, StringComparison.Ordinal);
        Assert.DoesNotContain("forged@college.example", page, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        key.Dispose();
        await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<List<string>> SignInAsync()
    {
        var line = await process.LineAsync("https://funding.example/signin/");
        var link = new Uri(line[line.IndexOf("https", StringComparison.Ordinal)..].Trim()).PathAndQuery;
        using var page = await http.GetAsync(link, TestContext.Current.CancellationToken);
        var token = TokenPattern().Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value;
        http.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        using var done = await http.PostAsync(
            link,
            new FormUrlEncodedContent(new Dictionary<string, string> { ["form-token"] = token, ["email"] = "first@authority.example" }),
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        http.DefaultRequestHeaders.Remove("Cookie");
        http.DefaultRequestHeaders.Add("Cookie", done.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        return [.. page.Headers.GetValues("Set-Cookie"), .. done.Headers.GetValues("Set-Cookie")];
    }

    private static HttpRequestMessage Bounce(string address, ECDsa by)
    {
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var body = JsonSerializer.Serialize(new object[] { new
        {
            @event = "bounce",
            sg_event_id = Guid.NewGuid(),
            email = address,
            status = "5.1.1",
            reason = "550 no such user"
        } });
        var signature = by.SignData(
            Encoding.UTF8.GetBytes(timestamp + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/sendgrid")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers =
            {
                { "X-Twilio-Email-Event-Webhook-Timestamp", timestamp },
                { "X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(signature) }
            },
        };
    }

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();
}
