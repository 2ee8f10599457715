using Funding.Tests.Support.Webhooks;

namespace Funding.Platform.Tests.Webhooks;

public sealed class WebhookClientTests : IAsyncLifetime
{
    private static readonly WebhookMessage Message = new("0123abcd", "round.launched", """{"type":"round.launched","data":{"名":"特色"}}""");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private WebhookPeer peer = null!;

    public async ValueTask InitializeAsync() => peer = await WebhookPeer.StartAsync();

    public ValueTask DisposeAsync() => peer.DisposeAsync();

    /// <summary>The example of the specification of Standard Webhooks.</summary>
    [Fact]
    public void A_signature_is_that_of_the_specification() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSignature.Of(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""));

    [Fact]
    public async Task A_message_comes_whole_with_its_id_its_time_and_a_signature_of_both()
    {
        var secret = WebhookSignature.NewSecret();
        var answer = await PostAsync(peer.Address, secret);

        Assert.True(answer.Taken);
        var received = Assert.Single(peer.Received);
        Assert.Equal((Message.Id, "1772413200", Message.Body), (received.Id, received.Time, received.Body));
        Assert.Equal(WebhookSignature.Of(secret, received.Id, 1772413200, received.Body), received.Signature);
        Assert.NotEqual(WebhookSignature.Of(secret, received.Id, 1772413201, received.Body), received.Signature);
        Assert.NotEqual(WebhookSignature.Of(WebhookSignature.NewSecret(), received.Id, 1772413200, received.Body), received.Signature);
    }

    [Fact]
    public async Task Of_an_answer_the_beginning_is_kept_and_no_control_character()
    {
        peer.Answer = (500, "bad\0\r\n<b>" + new string('x', 100_000));
        var answer = await PostAsync(peer.Address);

        Assert.Equal(500, answer.Status);
        Assert.StartsWith("bad<b>xxx", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Text.Length <= 501);
    }

    [Fact]
    public async Task A_redirection_is_an_answer_and_is_not_followed()
    {
        var answer = await PostAsync(peer.Redirecting);

        Assert.Equal(307, answer.Status);
        Assert.False(answer.Taken);
        Assert.Empty(peer.Received);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    public async Task Whatever_its_name_an_address_of_our_own_network_is_never_connected_to(string host)
    {
        var address = new UriBuilder(peer.Address) { Host = host }.Uri;
        var answer = await PostAsync(address, allowLoopback: false);

        Assert.Null(answer.Status);
        Assert.Contains("public", answer.Text, StringComparison.Ordinal);
        Assert.Empty(peer.Received);
    }

    [Fact]
    public async Task Who_does_not_answer_or_is_not_there_is_no_fault_of_ours()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/");
        Assert.Contains("1 s", (await PostAsync(address, timeout: TimeSpan.FromSeconds(1))).Text, StringComparison.Ordinal);
        silent.Stop();
        Assert.Null((await PostAsync(address)).Status);
    }

    [Theory]
    [InlineData(204, 0, WebhookState.Delivered)]
    [InlineData(299, 80, WebhookState.Delivered)]
    [InlineData(307, 0, WebhookState.Waiting)]
    [InlineData(404, 71, WebhookState.Waiting)]
    [InlineData(500, 72, WebhookState.GivenUp)]
    [InlineData(410, 0, WebhookState.GivenUp)]
    [InlineData(null, 71, WebhookState.Waiting)]
    [InlineData(null, 72, WebhookState.GivenUp)]
    public void It_is_tried_for_three_days_and_not_where_the_receiver_is_gone(int? status, int hours, WebhookState state) =>
        Assert.Equal(state, WebhookHandler.StateAfter(new(status, ""), TimeSpan.FromHours(hours)));

    private static async Task<WebhookAnswer> PostAsync(
        Uri address, string? secret = null, bool allowLoopback = true, TimeSpan? timeout = null)
    {
        using var client = new WebhookClient(Options.Create(new WebhookOptions
        {
            AllowLoopback = allowLoopback,
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
        }));
        return await client.PostAsync(
            address, secret ?? WebhookSignature.NewSecret(), Message, Now, TestContext.Current.CancellationToken);
    }
}
