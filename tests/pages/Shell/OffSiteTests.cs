using AngleSharp.Html.Parser;

namespace Funding.Pages.Tests.Shell;

/// <summary>An address that begins with two slashes names another host to a browser: no link, form or redirect may begin so.</summary>
public sealed class OffSiteTests(TrialHost host) : IClassFixture<TrialHost>
{
    [Theory]
    [InlineData("GET", "//attacker.example/")]
    [InlineData("GET", "///attacker.example")]
    [InlineData("GET", "//attacker.example/%2e%2e")]
    [InlineData("GET", "//attacker.example?lang=en&from=x")]
    [InlineData("GET", "//trial/office")]
    [InlineData("POST", "//trial/refuse")]
    [InlineData("POST", "//attacker.example/x")]
    [InlineData("GET", "/%5C%5Cattacker.example")]
    [InlineData("GET", "/signin?return=//attacker.example")]
    [InlineData("GET", "/signin?return=/%5Cattacker.example")]
    public async Task Nothing_on_the_page_leads_there(string method, string target)
    {
        var (head, body) = await RawAsync(method, target);
        var page = new HtmlParser().ParseDocument(body);
        var addresses = page.QuerySelectorAll("[href],[action],[src],[formaction]")
            .SelectMany(e => new[]
            {
                e.GetAttribute("href"), e.GetAttribute("action"), e.GetAttribute("src"), e.GetAttribute("formaction")
            }).OfType<string>()
            .Concat(head.Split("\r\n")
                .Where(l => l.StartsWith("Location:", StringComparison.OrdinalIgnoreCase))
                .Select(l => l["Location:".Length..].Trim()))
            .ToList();

        Assert.NotEmpty(addresses);
        Assert.DoesNotContain(addresses, a => new Uri(new Uri("https://funding.example/"), a).Host != "funding.example");
    }

    // The client of the framework would tidy the address up.
    private async Task<(string Head, string Body)> RawAsync(string method, string target)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, host.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        var length = method == "POST" ? "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n" : "";
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{host.Address.Port}\r\n{length}Connection: close\r\n\r\n"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (answer[..end], answer[(end + 4)..]);
    }
}
