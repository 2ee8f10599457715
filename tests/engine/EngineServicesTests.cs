namespace Funding.Engine.Tests;

public sealed class EngineServicesTests
{
    private static readonly Activity<Nothing, int> Ask = new("Ask");
    private static readonly Orchestration<Nothing, int> Asking = new("Asking");

    [Fact]
    public async Task A_host_starts_and_stops_the_engine_and_each_activity_gets_a_scope_that_ends_with_it()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Services.AddSingleton(new DurableTaskRegistry()
            .AddOrchestrator(Asking.Name, () => new AskingOrchestrator())
            .AddActivity(Ask, (services, _) => Task.FromResult(services.GetRequiredService<Scoped>().Number)));
        builder.Services.AddScoped<Scoped>();
        builder.Services.AddEmbeddedEngine(_ => { });
        using var host = builder.Build();
        var engine = host.Services.GetRequiredService<EmbeddedEngine>();
        Assert.False(engine.Readiness.IsReady);
        await host.StartAsync();
        Assert.True(engine.Readiness.IsReady);

        var (made, ended) = (Scoped.Made, Scoped.Ended);
        var client = host.Services.GetRequiredService<DurableTaskClient>();
        await client.ScheduleAsync(Asking, "i", Nothing.Value);
        var finished = await client.WaitForCompletionAsync("i");
        Assert.Equal(made + 2, Scoped.Made);
        Assert.Equal(ended + 2, Scoped.Ended);
        Assert.Equal(made + 1 + made + 2, finished.ReadOutputAs<int>());

        await host.StopAsync();
        Assert.False(engine.Readiness.IsReady);
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.RaiseEventAsync("i", "Late"));
    }

    private sealed class AskingOrchestrator : TaskOrchestrator<Nothing, int>
    {
        public override async Task<int> RunAsync(TaskOrchestrationContext context, Nothing input) =>
            await context.CallActivityAsync(Ask, input) + await context.CallActivityAsync(Ask, input);
    }

    private sealed class Scoped : IDisposable
    {
        public static int Made { get; private set; }

        public static int Ended { get; private set; }

        public int Number { get; } = ++Made;

        public void Dispose() => Ended++;
    }
}
