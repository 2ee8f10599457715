namespace Funding.Tests.Support.Orchestration;

/// <summary>The embedded engine on a fake clock, journaled to SQLite in a folder of its own or to memory.</summary>
public sealed class EmbeddedHarness(bool durable, int idleInstancesInMemory = 500) : IEngineHarness
{
    private readonly string? folder = durable ? Directory.CreateTempSubdirectory("funding-engine-").FullName : null;
    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();
    private EmbeddedEngine? engine;

    /// <summary>The house's form of values.</summary>
    public static DataConverter Form { get; } = new JsonDataConverter(FundingJson.Options);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 1, 0, 0, TimeSpan.Zero));

    public EmbeddedEngine Engine => engine ?? throw new InvalidOperationException("Start the harness first.");

    public DurableTaskClient Client => Engine;

    public int? HistoryLength(string instanceId) => Engine.HistoryLength(instanceId);

    public string Folder => folder ?? throw new InvalidOperationException("The journal is in memory.");

    public DateTime UtcNow => Clock.GetUtcNow().UtcDateTime;

    public async Task StartAsync(DurableTaskRegistry registry, string version = "1")
    {
        var options = new EmbeddedEngineOptions
        {
            DataFolder = folder,
            IdleInstancesInMemory = idleInstancesInMemory,
            DefaultVersion = version,
            Converter = Form,
        };
        engine = new EmbeddedEngine(registry, services, Clock, options, NullLoggerFactory.Instance);
        await engine.StartAsync();
    }

    public async Task<bool> RestartAsync(DurableTaskRegistry registry, string version = "1")
    {
        if (!durable)
            return false;
        await Engine.StopAsync();
        await StartAsync(registry, version);
        return true;
    }

    public async Task AdvanceAsync(TimeSpan by)
    {
        await Engine.WhenIdleAsync();
        Clock.Advance(by);
        await Engine.WhenIdleAsync();
    }

    public Task SettleAsync() => Engine.WhenIdleAsync();

    public async ValueTask DisposeAsync()
    {
        if (engine is not null)
            await engine.DisposeAsync();
        await services.DisposeAsync();
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }
}
