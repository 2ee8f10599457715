namespace Funding.Tests.Support.Rounds;

/// <summary>
/// The whole app below the pages, with everything real: storage, engine, outbox, mail into the local mailbox. Time stands still until
/// moved.
/// </summary>
public sealed class RoundHouse : IAsyncDisposable
{
    private readonly string folder;
    private readonly bool kept;
    private readonly ServiceProvider provider;

    /// <param name="azure">Azurite's options; null for SQLite.</param>
    /// <param name="engineInMemory">A rehearsal: the journal is not written to disk.</param>
    /// <param name="folder">A data folder as the one-machine host has it, which stays; null for one that goes with the house.</param>
    /// <param name="configure">Services that take the place of the house's own.</param>
    /// <param name="version">Of instances that start.</param>
    /// <param name="officeHours">Mails wait for office hours as they do outside of tests.</param>
    public RoundHouse(
        AzureStorageOptions? azure = null, bool engineInMemory = false, Action<IServiceCollection>? configure = null, string? folder = null,
        string version = OrchestrationVersions.Newest, bool officeHours = false)
    {
        kept = folder is not null;
        this.folder = folder ??= Directory.CreateTempSubdirectory("funding-round-").FullName;
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(ShippedCatalogue.Catalogue)
            .AddSingleton(ShippedCatalogue.Catalogue.WorkingCalendar)
            .AddSingleton(FundingActivities.Registry())
            .AddEmbeddedEngine(engine =>
            {
                engine.DataFolder = engineInMemory ? null : folder;
                engine.Converter = EmbeddedHarness.Form;
                engine.DefaultVersion = version;
                engine.BeforeActivity = (scope, stop) => scope.GetRequiredService<ActivityStop>().Token = stop;
            })
            .AddDocuments()
            .AddSingleton(IdentityKey.Fresh())
            .AddLinks(kept ? LinkKeyFile.Open(Path.Combine(folder, "keys")) : LinkKeyRing.Generate())
            .AddMail(MailSettings);
        _ = azure is null ? services.AddSqliteStorage(Path.Combine(folder, "storage")) : services.AddAzureStorage(azure);
        services.AddFunding();

        // The same round draws alike in every run.
        services.AddSingleton<LaunchSecrets, RehearsedSecrets>();
        if (!officeHours)
            services.AddSingleton<OfficeHours, AlwaysOpen>();
        configure?.Invoke(services);
        provider = services.BuildServiceProvider();
        Time = new VirtualClock(provider, Clock, Clock.SetUtcNow);
    }

    /// <summary>Mails of a demonstration, into a mailbox of its own.</summary>
    public static MailOptions MailSettings { get; } = new()
    {
        Transport = MailTransportKind.Mailbox,
        Environment = MailEnvironment.Demonstration,
        FromAddress = "funding@example.edu.cn",
        FromName = "省教育厅",
        FromNameEnglish = "Department of Education",
        PublicBaseUrl = new Uri("http://127.0.0.1:5080"),
        ListenUrls = ["http://127.0.0.1:5080"],
    };

    /// <summary>Where the journal, the tables and the documents are.</summary>
    public string Folder => folder;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));

    public VirtualClock Time { get; }

    public IServiceProvider Services => provider;

    public EmbeddedEngine Engine => Get<EmbeddedEngine>();

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public async Task StartAsync(CancellationToken cancellation = default)
    {
        foreach (var hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(cancellation);
        }
    }

    public Task SettleAsync(CancellationToken cancellation = default) => Time.SettleAsync(cancellation);

    public Task AdvanceToAsync(DateTimeOffset moment, CancellationToken cancellation = default) =>
        Time.AdvanceToAsync(moment, cancellation);

    /// <summary>Ends every running orchestration, as if their journal had been lost.</summary>
    /// <returns>The walker's name of a home and the kind of a subject, one for each instance.</returns>
    public async Task<IReadOnlyList<string>> TerminateAllAsync(CancellationToken cancellation = default)
    {
        var ended = new List<string>();
        foreach (var instance in await Engine.ListAsync(OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running))
        {
            await Engine.TerminateInstanceAsync(instance.InstanceId, cancellation);
            ended.Add(instance.Name == SubjectWalker.Name ? instance.InstanceId.Split(':')[^2] : instance.Name);
        }

        await Engine.WhenIdleAsync(cancellation);
        return ended;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in provider.GetServices<IHostedService>().Reverse())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await provider.DisposeAsync();
        if (!kept)
            Directory.Delete(folder, true);
    }
}
