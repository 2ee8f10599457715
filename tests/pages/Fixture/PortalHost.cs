namespace Funding.Pages.Tests.Fixture;

/// <summary>The one-machine host on loopback, a free port and a folder of its own, on a clock that only the test moves.</summary>
public class PortalHost : IAsyncLifetime
{
    private DataFolderLock folderLock = null!;
    private WebApplication app = null!;

    /// <summary>Starts on Monday, 2 March 2026, 09:00 in Shanghai.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    /// <summary>Rows, documents, journal and keys of the installation.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("funding-portal-").FullName;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    /// <summary>Of the host since its last start: moves the clock and lets everything settle.</summary>
    public VirtualClock Time => new(Services, Clock, Clock.SetUtcNow);

    /// <summary>Endpoints that only a test has.</summary>
    protected virtual void MapMore(IEndpointRouteBuilder routes)
    {
    }

    /// <summary>What a test's installation has otherwise.</summary>
    protected virtual LocalOptions Configure(LocalOptions options) => options;

    public async ValueTask InitializeAsync() => await StartAsync(o => o);

    /// <summary>The same folder under other settings and at another address, as after an update.</summary>
    public async Task RestartAsync(Func<LocalOptions, LocalOptions> change)
    {
        await StopAsync();
        await StartAsync(change);
    }

    private async Task StartAsync(Func<LocalOptions, LocalOptions> change)
    {
        folderLock = DataFolderLock.Acquire(Folder);
        var options = new LocalOptions { DataFolder = Folder, Port = 0, Clock = Clock, Demonstration = true };
        options = change(Configure(options));
        app = LocalHost.Build(options with { AddKinds = services => Add(options, services) }, folderLock);
        MapMore(app);
        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
    }

    /// <summary>The shipped files are read once for all hosts.</summary>
    private static void Add(LocalOptions options, IServiceCollection services)
    {
        options.AddKinds(services.AddSingleton<OfficeHours, AlwaysOpen>());
        if (options.ProgrammesFolder == Path.Combine(AppContext.BaseDirectory, "programmes"))
            services.AddSingleton(ShippedCatalogue.Catalogue);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folderLock.Dispose();
    }
}
