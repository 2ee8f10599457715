namespace Funding.Engine.Tests;

/// <summary>An engine in a folder of its own, with whatever options a test needs.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddScoped<Stop>().BuildServiceProvider();

    public DurableTaskRegistry Registry { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 1, 0, 0, TimeSpan.Zero));

    public EmbeddedEngineOptions Options { get; } = new()
    {
        DataFolder = Directory.CreateTempSubdirectory("funding-engine-").FullName,
        LongestRetryDelay = TimeSpan.FromMilliseconds(50),
        StopGrace = TimeSpan.FromSeconds(2),
        DefaultVersion = "1",
        Converter = EmbeddedHarness.Form,
        BeforeActivity = (scope, stop) => scope.GetRequiredService<Stop>().Token = stop,
    };

    public string JournalPath => Path.Combine(Options.DataFolder!, EmbeddedEngineOptions.FileName);

    public EmbeddedEngine Engine { get; private set; } = null!;

    public Orchestration<TIn, TOut> Define<TIn, TOut>(string name, Func<TaskOrchestrationContext, TIn, Task<TOut>> body)
    {
        var orchestration = new Orchestration<TIn, TOut>(name);
        Registry.AddOrchestrator(orchestration, body);
        return orchestration;
    }

    public Activity<TIn, TOut> Activity<TIn, TOut>(string name, Func<TIn, CancellationToken, Task<TOut>> run)
    {
        var activity = new Activity<TIn, TOut>(name);
        Registry.AddActivity(activity, (scope, input) => run(input, scope.GetRequiredService<Stop>().Token));
        return activity;
    }

    public async Task StartAsync(CancellationToken cancellation = default)
    {
        Engine = new EmbeddedEngine(Registry, services, Clock, Options, NullLoggerFactory.Instance);
        await Engine.StartAsync(cancellation);
    }

    public async Task RestartAsync()
    {
        await Engine.StopAsync();
        await StartAsync();
    }

    /// <summary>Waits, in real time, for what another thread is about to show.</summary>
    public static async Task EventuallyAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!holds())
            await Task.Delay(5, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (Engine is not null)
            await Engine.DisposeAsync();
        await services.DisposeAsync();
        Directory.Delete(Options.DataFolder!, recursive: true);
    }

    private sealed class Stop
    {
        public CancellationToken Token { get; set; }
    }
}
