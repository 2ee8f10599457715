using Funding.Tests.Support.Webhooks;
using Funding.Workflows.Tests.People;

namespace Funding.Workflows.Tests.Webhooks;

public sealed class WebhookCommandsTests : IAsyncLifetime
{
    private WebhookPeer peer = null!;

    public async ValueTask InitializeAsync() => peer = await WebhookPeer.StartAsync();

    public ValueTask DisposeAsync() => peer.DisposeAsync();

    [Fact]
    public async Task Nothing_is_sent_before_another_administrator_has_confirmed_and_then_only_what_becomes_public()
    {
        await using var house = House();
        var play = new RoundPlayer(house);
        await play.LaunchAsync();
        var (commands, acts) = (house.Get<WebhookCommands>(), house.Get<WebhookActs>());
        var (target, secret) = await commands.EnterAsync(Cast.Administrator, peer.Address.AbsoluteUri);

        Assert.Equal(0, await acts.RunAsync());
        Assert.Equal(
            "webhook-own", await AddressHouse.RefusalOf(() => ConfirmAsync(commands, Cast.Administrator, target, "0.1")));
        Assert.Equal(
            "confirmation-mismatch", await AddressHouse.RefusalOf(() => ConfirmAsync(commands, Cast.SecondAdministrator, target, "9")));
        await ConfirmAsync(commands, Cast.SecondAdministrator, target, TypedConfirmation.Expected(target.Host));
        Assert.Equal(0, await acts.RunAsync());
        await house.Get<Dispatcher>().DrainAsync(WebhookKeys.Partition);
        Assert.Empty(peer.Received);

        var round = await play.RoundAsync();
        await play.PastAsync(round.CallCloses());
        Assert.Equal(2, await acts.RunAsync());
        Assert.Equal(0, await acts.RunAsync());
        await DrainAsync(house);
        Assert.Equal(
            [PublicEventTypes.CallClosed, PublicEventTypes.RoundStageEntered], peer.Received.Select(TypeOf).Order(StringComparer.Ordinal));
        Assert.All(peer.Received, r => Assert.Equal(
            WebhookSignature.Of(secret, r.Id, long.Parse(r.Time, CultureInfo.InvariantCulture), r.Body), r.Signature));
        Assert.All(await DeliveriesAsync(house), d => Assert.Equal((WebhookState.Delivered, 1, 204), (d.State, d.Attempts, d.Status)));
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_again_with_a_growing_pause_and_on_record_and_sent_again_under_its_own_id()
    {
        await using var house = House();
        await house.StartAsync();
        var (commands, target) = (house.Get<WebhookCommands>(), await ConfirmedAsync(house));
        peer.Answer = (503, "later");
        await TellAsync(house, target);
        Assert.Equal((WebhookState.Waiting, 1, 503, "later"), Standing(await OneAsync(house)));

        peer.Answer = (410, "gone");
        await house.AdvanceToAsync(house.Clock.GetUtcNow().AddMinutes(1));
        await DrainAsync(house);
        Assert.Equal((WebhookState.GivenUp, 2, 410, "gone"), Standing(await OneAsync(house)));

        peer.Answer = (200, "ok");
        var key = (await house.Get<WebhookStore>().DeliveriesAsync(null)).Items[0].Key;
        await commands.AgainAsync(Cast.Administrator, key);
        await DrainAsync(house);
        Assert.Equal((WebhookState.Delivered, 3, 200, "ok"), Standing(await OneAsync(house)));
        Assert.Single(peer.Received.Select(r => r.Id).Distinct());
        Assert.Equal(
            "webhook-delivery-unknown", await AddressHouse.RefusalOf(() => commands.AgainAsync(Cast.Administrator, "target:x")));

        await commands.EndAsync(Cast.Administrator, target.Id);
        Assert.Equal("webhook-unknown", await AddressHouse.RefusalOf(() => commands.AgainAsync(Cast.Administrator, key)));
        Assert.Equal(1, await house.Get<WebhookStore>().PruneAsync(house.Clock.GetUtcNow().AddDays(1)));
    }

    [Fact]
    public async Task A_renewed_secret_signs_and_no_row_has_it_in_the_clear()
    {
        await using var house = House();
        await house.StartAsync();
        var target = await ConfirmedAsync(house);
        var (_, secret) = await house.Get<WebhookCommands>().RenewAsync(Cast.Administrator, target.Id);
        await TellAsync(house, target);

        var received = Assert.Single(peer.Received);
        Assert.Equal(
            WebhookSignature.Of(secret, received.Id, long.Parse(received.Time, CultureInfo.InvariantCulture), received.Body),
            received.Signature);
        await foreach (var row in house.Get<ITableStore>().EnumerateAsync(HomeKeys.System, KeyRange.All))
            Assert.All(row.Properties.Values, value => Assert.DoesNotContain(secret["whsec_".Length..], value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_no_administrator_enters_nothing_and_off_nobody_does()
    {
        await using var on = House();
        await using var off = new RoundHouse(engineInMemory: true);
        var typed = peer.Address.AbsoluteUri;

        Assert.Equal("role-not-allowed", await AddressHouse.RefusalOf(() => on.Get<WebhookCommands>().EnterAsync(Cast.Officer, typed)));
        Assert.Equal("webhooks-off", await AddressHouse.RefusalOf(() => off.Get<WebhookCommands>().EnterAsync(Cast.Administrator, typed)));
        Assert.Equal("webhook-address", await AddressHouse.RefusalOf(
            () => on.Get<WebhookCommands>().EnterAsync(Cast.Administrator, "https://10.0.0.1/")));
        await on.StartAsync();
        for (var entered = 0; entered < WebhookDecision.Most; entered++)
            await on.Get<WebhookCommands>().EnterAsync(Cast.Administrator, $"{typed}?{entered}");
        Assert.Equal(
            "webhook-known", await AddressHouse.RefusalOf(() => on.Get<WebhookCommands>().EnterAsync(Cast.Administrator, $"{typed}?0")));
        Assert.Equal("webhooks-limit", await AddressHouse.RefusalOf(() => on.Get<WebhookCommands>().EnterAsync(Cast.Administrator, typed)));
    }

    [Theory]
    [InlineData(true, MailEnvironment.Demonstration, true)]
    [InlineData(true, MailEnvironment.Production, false)]
    [InlineData(true, MailEnvironment.Staging, false)]
    [InlineData(false, MailEnvironment.Production, true)]
    public void Loopback_is_for_trying_out(bool allowed, MailEnvironment environment, bool starts)
    {
        using var services = new ServiceCollection().AddWebhooks()
            .AddSingleton(MailSamples.Options with { Environment = environment })
            .Configure<WebhookOptions>(o => o.AllowLoopback = allowed).BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<WebhookOptions>>();

        Assert.Equal(starts, Record.Exception(() => options.Value) is null);
    }

    private static RoundHouse House() => new(engineInMemory: true, configure: services => services.Configure<WebhookOptions>(o =>
        (o.Enabled, o.AllowLoopback) = (true, true)));

    private static string TypeOf(ReceivedWebhook received) =>
        JsonDocument.Parse(received.Body).RootElement.GetProperty("type").GetString()!;

    private static Task ConfirmAsync(WebhookCommands commands, Actor actor, WebhookTarget target, string typed) =>
        commands.ConfirmAsync(actor, target.Id, typed, "confirmation");

    private async Task<WebhookTarget> ConfirmedAsync(RoundHouse house)
    {
        var commands = house.Get<WebhookCommands>();
        var (target, _) = await commands.EnterAsync(Cast.Administrator, peer.Address.AbsoluteUri);
        await ConfirmAsync(commands, Cast.SecondAdministrator, target, TypedConfirmation.Expected(target.Host));
        return target;
    }

    private static async Task TellAsync(RoundHouse house, WebhookTarget target)
    {
        await house.Get<CommitWriter>().SaveAsync(new Commit(WebhookKeys.Partition).Tell(
            target, new("message", PublicEventTypes.RoundLaunched, "{}"), house.Clock.GetUtcNow()));
        await DrainAsync(house);
    }

    private static async Task DrainAsync(RoundHouse house)
    {
        await house.SettleAsync();
        await house.Get<Dispatcher>().DrainAsync(WebhookKeys.Partition);
    }

    private static async Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(RoundHouse house) =>
        [.. (await house.Get<WebhookStore>().DeliveriesAsync(null)).Items.Select(d => d.Value)];

    private static async Task<WebhookDelivery> OneAsync(RoundHouse house) => Assert.Single(await DeliveriesAsync(house));

    private static (WebhookState, int, int?, string?) Standing(WebhookDelivery delivery) =>
        (delivery.State, delivery.Attempts, delivery.Status, delivery.Answer);
}
