namespace Funding.Tests.Support.Orchestration;

/// <summary>What every backend must show on Durable Task's own types. Each engine derives a class and names its harness.</summary>
public abstract partial class OrchestrationContract : IAsyncLifetime
{
    private readonly DurableTaskRegistry registry = new();

    protected abstract IEngineHarness CreateHarness();

    /// <summary>Of several that schedule one id in the same moment, one alone is told that it made the instance.</summary>
    protected virtual bool TellsOneThatItMadeIt => true;

    /// <summary>Events that are raised one after another are read in that order.</summary>
    protected virtual bool KeepsOrder => true;

    /// <summary>Activities or events at one moment.</summary>
    protected virtual int Crowd => 1000;

    protected IEngineHarness Harness { get; private set; } = null!;

    private DurableTaskClient Client => Harness.Client;

    public ValueTask InitializeAsync()
    {
        Harness = CreateHarness();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Harness.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static Orchestration<TIn, TOut> Define<TIn, TOut>(
        DurableTaskRegistry registry, string name, Func<TaskOrchestrationContext, TIn, Task<TOut>> body)
    {
        var orchestration = new Orchestration<TIn, TOut>(name);
        registry.AddOrchestrator(orchestration, body);
        return orchestration;
    }

    private Orchestration<TIn, TOut> Define<TIn, TOut>(string name, Func<TaskOrchestrationContext, TIn, Task<TOut>> body) =>
        Define(registry, name, body);

    private Activity<TIn, TOut> Activity<TIn, TOut>(string name, Func<TIn, Task<TOut>> run)
    {
        var activity = new Activity<TIn, TOut>(name);
        registry.AddActivity(activity, (_, input) => run(input));
        return activity;
    }

    private Activity<int, int> Doubler() => Activity<int, int>("Double", n => Task.FromResult(2 * n));

    private async Task<OrchestrationMetadata> RunAsync<TIn, TOut>(Orchestration<TIn, TOut> orchestration, TIn input, string id = "i")
    {
        await Harness.StartAsync(registry);
        Assert.True(await Client.ScheduleAsync(orchestration, id, input));
        return await FinishedAsync(id);
    }

    private async Task StartAsync<TIn, TOut>(Orchestration<TIn, TOut> orchestration, TIn input, string id = "i")
    {
        await Harness.StartAsync(registry);
        await Client.ScheduleAsync(orchestration, id, input);
        await Harness.SettleAsync();
    }

    private async Task<OrchestrationMetadata> FinishedAsync(string id = "i")
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        return await Client.WaitForCompletionAsync(id, limit.Token);
    }

    private async Task<T?> OutputAsync<T>(string id = "i")
    {
        var finished = await FinishedAsync(id);
        Assert.True(finished.RuntimeStatus == OrchestrationRuntimeStatus.Completed, $"{finished.RuntimeStatus}: {finished.FailureDetails}");
        return finished.ReadOutputAs<T>();
    }
}
