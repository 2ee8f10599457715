namespace Funding.Platform.Tests.Mail;

/// <summary>Mail as an effect of a commit, from the outbox to the peer.</summary>
public sealed class MailEffectTests : IAsyncDisposable
{
    private const string Partition = "round:r1";
    private readonly MailHouse desk = new();

    [Fact]
    public async Task The_services_own_word_on_when_to_come_back_is_kept()
    {
        await using var peer = await SendGridPeer.StartAsync();
        await using var parts = Parts(peer);
        peer.Answer = (429, "{}", "300");
        await CommitAsync(parts);
        await DrainAsync(parts);
        await DrainAsync(parts);
        Assert.Single(peer.Requests);

        peer.Answer = null;
        desk.Clock.Advance(TimeSpan.FromSeconds(299));
        await DrainAsync(parts);
        Assert.Single(peer.Requests);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await DrainAsync(parts);
        Assert.Equal(2, peer.Requests.Count);
        Assert.Equal(DeliveryState.Sent, (await desk.Deliveries.FindAsync("r1", "mail:1"))!.State);
        Assert.Empty(await KeysAsync(OutboxKeys.Effect));
    }

    [Fact]
    public async Task A_refused_mail_is_given_up_and_both_lists_of_the_office_have_it()
    {
        await using var peer = await SendGridPeer.StartAsync();
        await using var parts = Parts(peer);
        peer.Answer = (400, "{\"errors\":[{\"message\":\"bad address\"}]}", null);
        await CommitAsync(parts);
        await DrainAsync(parts);
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await DrainAsync(parts);
        Assert.Single(peer.Requests);
        Assert.Single(await KeysAsync(OutboxKeys.GivenUp));
        Assert.Equal("SendGrid 400: bad address", Assert.Single((await desk.Deliveries.ListFailuresAsync("r1")).Failures).Reason);
    }

    [Fact]
    public async Task The_same_cause_committed_again_after_the_mail_went_out_sends_nothing()
    {
        await using var peer = await SendGridPeer.StartAsync();
        await using var parts = Parts(peer);
        for (var i = 0; i < 3; i++)
        {
            await CommitAsync(parts);
            await DrainAsync(parts);
        }

        Assert.Single(peer.Requests);
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    private ServiceProvider Parts(SendGridPeer peer) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(desk.Store)
        .AddSingleton<TimeProvider>(desk.Clock)
        .AddSingleton(desk.People)
        .AddSingleton(desk.Links)
        .AddSingleton<ActivePartitions>().AddSingleton<CommitWriter>().AddSingleton<OfficeHours, AlwaysOpen>()
        .AddSingleton<EffectRunner>()
        .AddSingleton<Dispatcher>()
        .AddAudit()
        .AddMail(MailSamples.Options with
        {
            Transport = MailTransportKind.SendGrid,
            SendGridKey = SendGridPeer.Key,
            SendGridBaseUrl = peer.Address,
            AllowedRecipientDomains = ["example.org"]
        })
        .BuildServiceProvider();

    private async Task CommitAsync(ServiceProvider parts) =>
        await parts.GetRequiredService<CommitWriter>().SaveAsync(new Commit(Partition).Mail("mail:1", await desk.RequestAsync()));

    private static Task DrainAsync(ServiceProvider parts) => parts.GetRequiredService<Dispatcher>().DrainAsync(Partition);

    private async Task<List<string>> KeysAsync(string prefix)
    {
        var keys = new List<string>();
        await foreach (var row in desk.Store.EnumerateAsync(Partition, KeyRange.Prefix(prefix)))
            keys.Add(row.Key);
        return keys;
    }
}
