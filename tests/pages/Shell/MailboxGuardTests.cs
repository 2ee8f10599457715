namespace Funding.Pages.Tests.Shell;

public sealed class MailboxGuardTests(TrialHost host) : IClassFixture<TrialHost>
{
    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Forwarded-Host", "funding.example")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("X-Real-IP", "203.0.113.7")]
    public async Task What_came_through_a_proxy_sees_no_mail_and_is_told_why(string header, string value)
    {
        foreach (var path in (string[])["/mailbox", "/mailbox/any", "/mailbox/any/html"])
        {
            foreach (var (language, word) in ((string, string)[])[("zh", "代理"), ("en", "proxy")])
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?lang={language}");
                request.Headers.TryAddWithoutValidation(header, value);
                using var visitor = new Visitor(host);
                var answer = await Answer.OfAsync(await visitor.Http.SendAsync(request));
                Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
                Assert.Contains(word, answer.Main, StringComparison.Ordinal);
                Assert.Contains(header, answer.Main, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task This_machines_own_browser_reads_it()
    {
        using var visitor = new Visitor(host);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/mailbox")).Status);
    }

    [Theory]
    [InlineData("127.0.0.1", null)]
    [InlineData("::1", null)]
    [InlineData("::ffff:127.0.0.1", null)]
    [InlineData("192.0.2.4", "mailbox-from-elsewhere")]
    [InlineData("::ffff:192.0.2.4", "mailbox-from-elsewhere")]
    [InlineData(null, "mailbox-from-elsewhere")]
    public void Only_loopback_is_this_machine(string? address, string? code)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        var refused = Record.Exception(() => MailboxGuard.Demand(http)) as RefusedException;
        Assert.Equal(code, refused?.Refusals[0].Code);
    }
}
