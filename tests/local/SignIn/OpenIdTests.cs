namespace Funding.Local.Tests.SignIn;

/// <summary>The whole way between a browser, the one-machine host and a provider, over loopback.</summary>
public sealed partial class OpenIdTests : IAsyncLifetime
{
    private const string Administrator = "first@authority.example";

    private readonly string folder = Directory.CreateTempSubdirectory("funding-openid-").FullName;
    private OpenIdPeer peer = null!;
    private FundingProcess process = null!;
    private Uri site = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        peer = await OpenIdPeer.StartAsync();
        process = FundingProcess.StartWith(
            new Dictionary<string, string>
            {
                ["FUNDING_OpenId__Authority"] = peer.Address,
                ["FUNDING_OpenId__ClientId"] = OpenIdPeer.Client,
                ["FUNDING_OpenId__ClientSecret"] = OpenIdPeer.Secret,
                ["FUNDING_OpenId__Name"] = "省统一身份",
                ["FUNDING_OpenId__NameEnglish"] = "Provincial Identity",
            },
            "--port", "0", "--data", Path.Combine(folder, "main"), "--admin", Administrator);
        var line = await process.LineAsync("/signin/");
        site = new Uri(new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim()).GetLeftPart(UriPartial.Authority));
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await peer.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Who_has_an_account_signs_in_and_out_and_nobody_else_gets_in()
    {
        await SignsInAndOutAsync();
        await IsRefusedAsync("stranger@college.example", true, "首次登录请使用邮件链接");
        await IsRefusedAsync("stranger@college.example", true, "首次登录请使用邮件链接");
        await IsRefusedAsync(Administrator, false, "没有确认您的邮箱地址");
        await IsRefusedAsync(Administrator, null, "没有确认您的邮箱地址");
        await AnswersOfOthersAreRefusedAsync();
    }

    private async Task SignsInAndOutAsync()
    {
        (peer.Email, peer.Verified) = (Administrator.ToUpperInvariant(), true);
        using var browser = Browser();
        Assert.Contains("用省统一身份登录", await browser.GetStringAsync("/signin", Stop), StringComparison.Ordinal);
        var english = await browser.GetStringAsync("/signin?lang=en", Stop);
        Assert.Contains("Sign in with Provincial Identity", english, StringComparison.Ordinal);
        await browser.GetStringAsync("/signin?lang=zh", Stop);

        var asked = await NextAsync(browser, "/openid?return=%2Foffice%2Fpeople");
        Assert.StartsWith($"{peer.Address}/authorize?", asked.AbsoluteUri, StringComparison.Ordinal);
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(asked.Query);
        Assert.Equal(
            ("code", "S256", "openid email"),
            ($"{query["response_type"]}", $"{query["code_challenge_method"]}", $"{query["scope"]}"));
        Assert.All(["state", "nonce", "code_challenge"], name => Assert.NotEmpty(query[name].ToString()));
        Assert.Equal(new Uri(site, "/openid/callback").AbsoluteUri, query["redirect_uri"]);

        var back = await NextAsync(browser, asked.AbsoluteUri);
        Assert.Equal("/openid/callback", back.AbsolutePath);
        Assert.Equal(new Uri(site, "/office/people"), await NextAsync(browser, back.AbsoluteUri));
        var page = await browser.GetStringAsync("/office/people", Stop);
        Assert.Contains(Administrator, page, StringComparison.Ordinal);

        using var form = new FormUrlEncodedContent([new(FormText.TokenField, TokenField().Match(page).Groups[1].Value)]);
        using var left = await browser.PostAsync("/signout", form, Stop);
        Assert.Equal("/openid/out", left.Headers.Location!.OriginalString);
        Assert.Contains("同时退出省统一身份", await browser.GetStringAsync("/openid/out", Stop), StringComparison.Ordinal);
        var end = await NextAsync(browser, "/openid/end");
        Assert.StartsWith($"{peer.Address}/logout?", end.AbsoluteUri, StringComparison.Ordinal);
        var signedOut = await NextAsync(browser, end.AbsoluteUri);
        Assert.Equal("/openid/signed-out", signedOut.AbsolutePath);
        Assert.Equal("/", (await NextAsync(browser, signedOut.AbsoluteUri)).AbsolutePath);
        Assert.Equal("/signin", (await NextAsync(browser, "/office/people")).AbsolutePath);
    }

    private async Task IsRefusedAsync(string email, bool? verified, string told)
    {
        (peer.Email, peer.Verified) = (email, verified);
        using var browser = Browser();
        using var answer = await browser.GetAsync(await ToCallbackAsync(browser), Stop);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal("/signin", (await NextAsync(browser, "/account")).AbsolutePath);
    }

    /// <summary>Another browser's answer, one that is changed, one for the second time, and none at all.</summary>
    private async Task AnswersOfOthersAreRefusedAsync()
    {
        (peer.Email, peer.Verified) = (Administrator, true);
        using var own = Browser();
        using var other = Browser();
        var answer = await ToCallbackAsync(own);
        var changed = answer.AbsoluteUri.Replace("state=", "state=x", StringComparison.Ordinal);
        foreach (var (browser, address) in new[] { (other, answer.AbsoluteUri), (own, changed), (own, "/openid/callback") })
        {
            using var refused = await browser.GetAsync(address, Stop);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        Assert.Equal("/start", (await NextAsync(own, answer.AbsoluteUri)).AbsolutePath);
        using var again = await own.GetAsync(answer, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        Assert.Equal(new Uri(site, "/start"), await ReturnOfAsync("//elsewhere.example/"));
    }

    private async Task<Uri> ReturnOfAsync(string returnPath)
    {
        using var browser = Browser();
        var asked = await NextAsync(browser, $"/openid?return={Uri.EscapeDataString(returnPath)}");
        return await NextAsync(browser, (await NextAsync(browser, asked.AbsoluteUri)).AbsoluteUri);
    }

    private async Task<Uri> ToCallbackAsync(HttpClient browser) =>
        await NextAsync(browser, (await NextAsync(browser, "/openid")).AbsoluteUri);

    private async Task<Uri> NextAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address, Stop);
        Assert.True(
            answer.Headers.Location is not null, $"{address}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Stop)}");
        return new Uri(new Uri(site, address), answer.Headers.Location);
    }

    private HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site };

    [GeneratedRegex($"""name="{FormText.TokenField}" value="([^"]+)""")]
    private static partial Regex TokenField();
}
