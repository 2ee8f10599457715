namespace Funding.Platform.Tests.Mail;

public sealed class SendGridWebhookTests : IAsyncDisposable
{
    private readonly MailHouse desk = new();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly SendGridWebhook webhook;

    public SendGridWebhookTests() =>
        webhook = new(MailSamples.Options with { SendGridWebhookKey = PublicKey(key) }, desk.Deliveries, desk.Clock);

    [Fact]
    public async Task A_bounce_is_stored_with_the_mail_it_belongs_to()
    {
        await desk.Sender().SendAsync("mail:1", await desk.RequestAsync());
        var sent = (await desk.Deliveries.FindAsync("r1", "mail:1"))!;
        Assert.Equal(204, await PostAsync(Event("e1", "bounce", sent.MessageId)));

        var failure = Assert.Single((await desk.Deliveries.ListFailuresAsync("r1")).Failures);
        Assert.Equal(
            (DeliveryState.Bounced, "mail:1", "ReviewInvitation", sent.Request.PersonId),
            (failure.State, failure.EffectKey, failure.Template, failure.PersonId));
        Assert.Equal("5.1.1 550 no such user", failure.Reason);
        Assert.Equal(DeliveryState.Bounced, (await desk.Deliveries.FindAsync("r1", "mail:1"))!.State);
    }

    [Fact]
    public async Task The_same_event_again_or_twice_in_one_post_is_one_line()
    {
        await desk.Sender().SendAsync("mail:1", await desk.RequestAsync());
        var id = (await desk.Deliveries.FindAsync("r1", "mail:1"))!.MessageId;
        var twice = $"[{Event("e1", "bounce", id).Trim('[', ']')},{Event("e1", "bounce", id).Trim('[', ']')}]";
        await PostAsync(twice);
        await PostAsync(twice);
        Assert.Single((await desk.Deliveries.ListFailuresAsync("r1")).Failures);
        await PostAsync(Event("e2", "spamreport", id));
        Assert.Equal(2, (await desk.Deliveries.ListFailuresAsync("r1")).Failures.Count);
    }

    [Fact]
    public async Task Opened_delivered_and_unknown_events_are_no_failures()
    {
        foreach (var name in new[] { "processed", "delivered", "open", "click", "deferred", "something-new" })
            Assert.Equal(204, await PostAsync(Event("e-" + name, name, "x")));
        Assert.Empty((await desk.Deliveries.ListFailuresAsync(null)).Failures);
    }

    [Fact]
    public async Task An_event_of_a_mail_unknown_here_is_shown_under_the_system()
    {
        await PostAsync(Event("e1", "dropped", "14c5d75ce93.dfd.64b469@ismtpd-555"));
        Assert.Equal("zhang@example.org", Assert.Single((await desk.Deliveries.ListFailuresAsync(null)).Failures).Address);
    }

    [Fact]
    public async Task A_changed_body_signature_or_timestamp_is_refused()
    {
        var (headers, body) = Signed(Event("e1", "bounce", "x"));
        foreach (var at in new[] { 0, body.Length / 2, body.Length - 1 })
        {
            var changed = body.ToArray();
            changed[at] ^= 1;
            Assert.Equal(401, await webhook.HandleAsync(headers, changed));
        }

        var signature = headers[SendGridWebhook.SignatureHeader].ToString();
        foreach (var other in new[] { "", "AAAA", "not base64!", signature[..^4], "MAYCAQECAQE=", signature + "AAAA" })
            Assert.Equal(401, await webhook.HandleAsync(With(headers, SendGridWebhook.SignatureHeader, other), body));
        foreach (var other in new[]
        {
            "",
            "1",
            "-5",
            "99999999999999999999",
            headers[SendGridWebhook.TimestampHeader] + "0",
            " " + headers[SendGridWebhook.TimestampHeader]
        })
            Assert.Equal(401, await webhook.HandleAsync(With(headers, SendGridWebhook.TimestampHeader, other), body));
        Assert.Equal(401, await webhook.HandleAsync(new HeaderDictionary(), body));
        Assert.Empty((await desk.Deliveries.ListFailuresAsync(null)).Failures);
        Assert.Equal(204, await webhook.HandleAsync(headers, body));
    }

    [Fact]
    public async Task Another_key_is_refused()
    {
        using var thief = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (headers, body) = Signed(Event("e1", "bounce", "x"), thief);
        Assert.Equal(401, await webhook.HandleAsync(headers, body));
    }

    [Theory]
    [InlineData(0, 204)]
    [InlineData(600, 204)]
    [InlineData(601, 401)]
    [InlineData(-600, 204)]
    [InlineData(-601, 401)]
    public async Task A_recorded_post_played_again_later_is_refused(int secondsLater, int expected)
    {
        var (headers, body) = Signed(Event("e1", "bounce", "x"));
        var later = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(desk.Clock.GetUtcNow().AddSeconds(secondsLater));
        using var then = new SendGridWebhook(MailSamples.Options with { SendGridWebhookKey = PublicKey(key) }, desk.Deliveries, later);
        Assert.Equal(expected, await then.HandleAsync(headers, body));
    }

    [Theory]
    [InlineData("{\"event\":\"bounce\"}")]
    [InlineData("[{\"event\":7}]")]
    [InlineData("not json")]
    [InlineData("")]
    public async Task A_signed_body_of_another_form_is_refused(string body) => Assert.Equal(400, await PostAsync(body));

    [Fact]
    public async Task Hostile_but_signed_values_are_stored_whole_or_shortened()
    {
        var json = JsonSerializer.Serialize(new object?[]
        {
            null,
            new { @event = "bounce" },
            new { @event = "bounce", sg_event_id = "a/b#c?\\" + new string('x', 5000), email = new string('a', 9000), reason = new string(
                'r', 9000), timestamp = long.MaxValue, message_id = new string('0', 32) + "." + "x/#?" + "@d" },
        });
        Assert.Equal(204, await PostAsync(json));
        var failure = Assert.Single((await desk.Deliveries.ListFailuresAsync("x/#?")).Failures);
        Assert.Equal(501, failure.Reason.Length);
    }

    [Fact]
    public async Task It_is_off_without_a_key_and_refuses_a_body_over_the_limit()
    {
        using var off = new SendGridWebhook(MailSamples.Options, desk.Deliveries, desk.Clock);
        Assert.Equal(404, await off.HandleAsync(new HeaderDictionary(), Array.Empty<byte>()));
        Assert.Equal(413, await webhook.HandleAsync(new HeaderDictionary(), new byte[SendGridWebhook.BodyLimit + 1]));
    }

    [Fact]
    public void A_setting_that_is_no_key_stops_the_start()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        foreach (var text in new[] { "", "abc", Convert.ToBase64String(new byte[91]), PublicKey(p384) })
            Assert.Contains(
                "SendGridWebhookKey",
                Assert.Throws<InvalidOperationException>(() => (MailSamples.Options with { SendGridWebhookKey = text }).Demand()).Message,
                StringComparison.Ordinal);
        (MailSamples.Options with { SendGridWebhookKey = PublicKey(key) }).Demand();
    }

    public async ValueTask DisposeAsync()
    {
        webhook.Dispose();
        key.Dispose();
        await desk.DisposeAsync();
    }

    private Task<int> PostAsync(string json)
    {
        var (headers, body) = Signed(json);
        return webhook.HandleAsync(headers, body);
    }

    private (HeaderDictionary Headers, byte[] Body) Signed(string json, ECDsa? by = null)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var timestamp = desk.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = (by ?? key).SignData(
            [.. Encoding.UTF8.GetBytes(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return (new HeaderDictionary
        {
            [SendGridWebhook.TimestampHeader] = timestamp,
            [SendGridWebhook.SignatureHeader] = Convert.ToBase64String(signature)
        }, body);
    }

    private static HeaderDictionary With(HeaderDictionary headers, string name, string value) =>
        new(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(headers)) { [name] = value };

    private static string PublicKey(ECDsa key) => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    private string Event(string id, string name, string messageId) => JsonSerializer.Serialize(new[]
    {
        new Dictionary<string, object>
        {
            ["email"] = "zhang@example.org",
            ["timestamp"] = desk.Clock.GetUtcNow().ToUnixTimeSeconds(),
            ["event"] = name,
            ["sg_event_id"] = id,
            ["status"] = "5.1.1", ["reason"] = "550 no such user", ["message_id"] = messageId,
        },
    });
}
