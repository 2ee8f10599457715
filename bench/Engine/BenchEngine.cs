namespace Funding.Bench.Engine;

/// <summary>An engine on SQLite with the orchestrations that are measured.</summary>
internal sealed class BenchEngine : IAsyncDisposable
{
    public static readonly Orchestration<int, int> Sequence = new("Sequence");
    public static readonly Orchestration<int, int> Waiter = new("Waiter");
    public static readonly Orchestration<int, int> Trivial = new("Trivial");
    private static readonly Activity<int, int> AddOne = new("AddOne");
    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();

    public BenchEngine(string folder)
    {
        var registry = new DurableTaskRegistry()
            .AddOrchestrator(Sequence.Name, () => new SequenceOrchestrator())
            .AddOrchestrator(Waiter.Name, () => new WaiterOrchestrator())
            .AddOrchestrator(Trivial.Name, () => new TrivialOrchestrator())
            .AddActivity(AddOne, (_, n) => Task.FromResult(n + 1));
        Engine = new EmbeddedEngine(registry, services, TimeProvider.System,
            new EmbeddedEngineOptions { DataFolder = folder, Converter = EmbeddedHarness.Form }, NullLoggerFactory.Instance);
    }

    public EmbeddedEngine Engine { get; }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await services.DisposeAsync();
    }

    private sealed class SequenceOrchestrator : TaskOrchestrator<int, int>
    {
        public override async Task<int> RunAsync(TaskOrchestrationContext context, int input)
        {
            for (var i = 0; i < 5; i++)
                input = await context.CallActivityAsync(AddOne, input);
            return input;
        }
    }

    private sealed class WaiterOrchestrator : TaskOrchestrator<int, int>
    {
        public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => context.WaitForExternalEvent<int>("Go");
    }

    private sealed class TrivialOrchestrator : TaskOrchestrator<int, int>
    {
        public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(input);
    }
}
