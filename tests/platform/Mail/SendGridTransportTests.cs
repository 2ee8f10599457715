namespace Funding.Platform.Tests.Mail;

public sealed class SendGridTransportTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    private SendGridPeer peer = null!;

    public async ValueTask InitializeAsync() => peer = await SendGridPeer.StartAsync();

    public ValueTask DisposeAsync() => peer.DisposeAsync();

    [Fact]
    public async Task A_mail_is_accepted_with_all_that_it_needs()
    {
        var mail = MailSamples.Outgoing();
        await SendAsync(mail);
        Assert.Empty(peer.Faults);
        var json = Assert.Single(peer.Requests);
        Assert.Equal(mail.Content.Subject, json.GetProperty("subject").GetString());
        Assert.Equal("funding@edu.example", json.GetProperty("from").GetProperty("email").GetString());
        var to = json.GetProperty("personalizations").EnumerateArray().Single().GetProperty("to").EnumerateArray().Single();
        Assert.Equal(("zhang@example.org", "张三"), (to.GetProperty("email").GetString(), to.GetProperty("name").GetString()));
        Assert.Equal(["text/plain", "text/html"], json.GetProperty("content")
            .EnumerateArray()
            .Select(part => part.GetProperty("type").GetString()));
        Assert.Equal([mail.Content.Text, mail.Content.Html], json.GetProperty("content")
            .EnumerateArray()
            .Select(part => part.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task The_message_id_travels_as_header_and_comes_back_with_events()
    {
        var mail = MailSamples.Outgoing();
        await SendAsync(mail);
        var text = Assert.Single(peer.Requests).GetRawText();
        Assert.Equal($"<{mail.MessageId}>", Find(peer.Requests.Single(), "Message-ID"));
        Assert.Equal(mail.MessageId.ToString(), Find(peer.Requests.Single(), "message_id"));
        Assert.DoesNotContain(SendGridPeer.Key, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_in_chinese_travels_in_ascii_and_what_is_no_address_stays_here()
    {
        await SendAsync(MailSamples.Outgoing() with { ToAddress = "zhang@例子.中国" });
        Assert.Contains("\"zhang@xn--fsqu00a.xn--fiqs8s\"", Assert.Single(peer.Requests).GetRawText(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<PermanentMailException>(() =>
            SendAsync(MailSamples.Outgoing() with { ToAddress = "a@example.org, b@example.org" }));
        Assert.Single(peer.Requests);
    }

    [Fact]
    public async Task Links_are_not_sent_through_a_tracker()
    {
        await SendAsync(MailSamples.Outgoing());
        var tracking = Assert.Single(peer.Requests).GetProperty("tracking_settings");
        Assert.False(tracking.GetProperty("click_tracking").GetProperty("enable").GetBoolean());
        Assert.False(tracking.GetProperty("open_tracking").GetProperty("enable").GetBoolean());
    }

    [Fact]
    public async Task A_refused_mail_is_permanent_with_the_services_words()
    {
        peer.Answer = (
            400, "{\"errors\":[{\"message\":\"Does not contain a valid address.\",\"field\":\"personalizations.0.to.0.email\"}]}", null);
        var problem = await Assert.ThrowsAsync<PermanentMailException>(() => SendAsync(MailSamples.Outgoing()));
        Assert.Equal("SendGrid 400: Does not contain a valid address.", problem.Message);
    }

    [Fact]
    public async Task A_wrong_key_is_permanent_and_not_repeated_in_the_reason()
    {
        var problem = await Assert.ThrowsAsync<PermanentMailException>(() => SendAsync(
            MailSamples.Outgoing(), Options() with { SendGridKey = "SG.wrong" }));
        Assert.StartsWith("SendGrid 401", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SG.wrong", problem.ToString(), StringComparison.Ordinal);
        Assert.Single(peer.Faults);
    }

    [Theory]
    [InlineData("37", 37)]
    [InlineData("Mon, 01 Jun 2026 00:02:00 GMT", 120)]
    [InlineData("Sun, 31 May 2026 23:00:00 GMT", 0)]
    [InlineData(null, null)]
    public async Task Too_many_requests_waits_as_long_as_the_service_says(string? header, int? seconds)
    {
        peer.Answer = (429, "{\"errors\":[{\"message\":\"too many requests\"}]}", header);
        var problem = await Assert.ThrowsAsync<TransientMailException>(() => SendAsync(MailSamples.Outgoing()));
        Assert.Equal(seconds, problem.RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_failing_service_is_transient_and_tried_once(int status)
    {
        peer.Answer = (status, "<html>oops</html>", null);
        await Assert.ThrowsAsync<TransientMailException>(() => SendAsync(MailSamples.Outgoing()));
        Assert.Single(peer.Requests);
    }

    [Fact]
    public async Task A_service_that_never_answers_is_transient()
    {
        peer.Silent = true;
        await Assert.ThrowsAsync<TransientMailException>(() => SendAsync(
            MailSamples.Outgoing(), Options() with { Timeout = TimeSpan.FromMilliseconds(300) }));
    }

    [Fact]
    public async Task Nobody_listening_is_transient()
    {
        var options = Options();
        await peer.DisposeAsync();
        await Assert.ThrowsAsync<TransientMailException>(() => SendAsync(MailSamples.Outgoing(), options));
        peer = await SendGridPeer.StartAsync();
    }

    private MailOptions Options() => MailSamples.Options with
    {
        Transport = MailTransportKind.SendGrid,
        SendGridKey = SendGridPeer.Key,
        SendGridBaseUrl = peer.Address,
        AllowedRecipientDomains = ["example.org"],
    };

    private async Task SendAsync(OutgoingMail mail, MailOptions? options = null)
    {
        using var http = new HttpClient();
        await new SendGridTransport((options ?? Options()).Demand(), http, clock).SendAsync(mail);
    }

    private static string? Find(JsonElement json, string name) => json.ValueKind switch
    {
        JsonValueKind.Object => json.TryGetProperty(name, out var found)
            ? found.GetString()
            : json.EnumerateObject().Select(p => Find(p.Value, name)).FirstOrDefault(v => v is not null),
        JsonValueKind.Array => json.EnumerateArray().Select(item => Find(item, name)).FirstOrDefault(v => v is not null),
        _ => null,
    };
}
