namespace Funding.Rehearsals;

/// <summary>
/// The whole product below its pages with an engine, a storage, a clock and a postbox of its own, all in memory: nothing of it is the
/// installation's but the catalogue and how its mails are written.
/// </summary>
internal sealed class RehearsalHouse : IAsyncDisposable
{
    private readonly ServiceProvider provider;
    private readonly RehearsalClock clock;

    /// <param name="begins">Where its clock stands.</param>
    /// <param name="mail">The installation's settings of mail, of which only the texts are used.</param>
    public RehearsalHouse(Catalogue catalogue, MailOptions mail, DateTimeOffset begins)
    {
        clock = new RehearsalClock(begins);
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(catalogue)
            .AddSingleton(catalogue.WorkingCalendar)
            .AddSingleton(FundingActivities.Registry())
            .AddEmbeddedEngine(engine =>
            {
                engine.Converter = new JsonDataConverter(FundingJson.Options);
                engine.DefaultVersion = OrchestrationVersions.Newest;
                engine.BeforeActivity = (scope, stop) => scope.GetRequiredService<ActivityStop>().Token = stop;
            })
            .AddDocuments()
            .AddSingleton(IdentityKey.Fresh())
            .AddLinks(LinkKeyRing.Generate())
            .AddMail(mail.Transport == MailTransportKind.Mailbox ? mail : mail with { Environment = MailEnvironment.Production })
            .AddMemoryStorage()
            .AddFunding()
            .AddSingleton<LaunchSecrets, RehearsedSecrets>()
            .AddSingleton<IMailTransport>(Postbox);
        provider = services.BuildServiceProvider();
        Time = new VirtualClock(provider, clock, clock.AdvanceTo);
        Postbox.Clock = clock;
    }

    public VirtualClock Time { get; }

    public IServiceProvider Services => provider;

    public Postbox Postbox { get; } = new();

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public async Task StartAsync(CancellationToken cancellation)
    {
        foreach (var hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in provider.GetServices<IHostedService>().Reverse())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await provider.DisposeAsync();
    }
}

/// <summary>Keeps each mail that would go out.</summary>
internal sealed class Postbox : IMailTransport
{
    private readonly ConcurrentQueue<(DateTimeOffset At, OutgoingMail Mail)> mails = [];

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>In the order in which they went.</summary>
    public IReadOnlyCollection<(DateTimeOffset At, OutgoingMail Mail)> Mails => mails;

    public Task SendAsync(OutgoingMail mail, CancellationToken cancellation = default)
    {
        mails.Enqueue((Clock.GetUtcNow(), mail));
        return Task.CompletedTask;
    }
}
