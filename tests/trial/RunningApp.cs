namespace Funding.Trial;

/// <summary>
/// An app that runs under a Functions host somewhere, tried from outside; its own settings are read from the environment as it
/// reads them. docs/deploying.md says how a trial is run.
/// </summary>
internal sealed class RunningApp : IDisposable
{
    private readonly ServiceProvider services;

    private RunningApp(IReadOnlyList<Uri> hosts, string folder, string? sameAs, FundingSettings settings)
    {
        Hosts = hosts;
        Folder = folder;
        SameAs = sameAs;
        Http = Client(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        Clock = settings.Clock is { } clock ? new ScaledClock(clock.Domain, clock.System, clock.Factor) : TimeProvider.System;
        Opens = ShanghaiTime.DayOf(settings.Clock is { } c ? new DateTimeOffset(c.Domain) : Clock.GetUtcNow());
        services = new ServiceCollection()
            .AddSingleton(Clock)
            .AddSingleton<DurableTaskClient>(
                new HubFromOutside(Environment.GetEnvironmentVariable("AzureWebJobsStorage") ?? settings.Storage.ConnectionString))
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error))
            .AddAzureStorage(settings.Storage)
            .AddCatalogue(Path.Combine(AppContext.BaseDirectory, "programmes"))
            .AddDocuments()
            .AddLinks(settings.Links)
            .AddMail(settings.Mail)
            .AddFunding()
            .BuildServiceProvider();
    }

    public IReadOnlyList<Uri> Hosts { get; }

    public string Folder { get; }

    /// <summary>Data folder of the one-machine demonstration of the same rounds; null where nothing is compared.</summary>
    public string? SameAs { get; }

    /// <summary>Goes to the hosts by turns, and to another while one is down.</summary>
    public HttpClient Http { get; }

    /// <summary>The same with cookies of its own, following redirects.</summary>
    public HttpClient Browser() => Client(new SocketsHttpHandler());

    public TimeProvider Clock { get; }

    /// <summary>First day of the rehearsed call.</summary>
    public DateOnly Opens { get; }

    /// <summary>The rows of the app, for what only the owner of the data may do: the first token, the launch with a given seed.</summary>
    public IServiceProvider Services => services;

    /// <param name="hosts">The addresses of its hosts.</param>
    /// <param name="folder">Where figures and exports go.</param>
    /// <param name="sameAs">See <see cref="SameAs"/>.</param>
    public static RunningApp At(IReadOnlyList<Uri> hosts, string folder, string? sameAs)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables(FundingSettings.Prefix).Build();
        return new RunningApp(hosts, folder, sameAs, FundingSettings.Read(configuration));
    }

    private HttpClient Client(SocketsHttpHandler inner) =>
        new(new Failover(Hosts) { InnerHandler = inner }) { BaseAddress = Hosts[0], Timeout = TimeSpan.FromMinutes(5) };

    public void Dispose()
    {
        Http.Dispose();
        services.Dispose();
    }
}
