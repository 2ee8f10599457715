using System.Diagnostics.Metrics;
using System.Text.Json;
using Funding.Functions.Orchestration;
using Funding.Functions.Telemetry;
using Funding.Workflows.Orchestration;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker.Grpc;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Functions.Tests.Telemetry;

/// <summary>Orchestrators run turn by turn as in the Functions host: by the framework's own runner, over a history.</summary>
public sealed class OrchestrationFailuresTests
{
    private static readonly HistoryEvent Answered = new()
    {
        EventId = -1,
        TaskCompleted = new TaskCompletedEvent { TaskScheduledId = 0, Result = "1" }
    };

    [Fact]
    public void One_that_fails_counts_once_by_its_name()
    {
        using var counted = new Counted();
        Func<OrchestrationContext, Task<int>> body = async context =>
        {
            await context.CallActivityAsync(new Activity<int, int>("Ask"), 1);
            throw new InvalidOperationException("no");
        };
        Turn("Fails", body, Begun("Fails"));
        Assert.Empty(counted.Names);
        Turn("Fails", body, [Answered], [.. Begun("Fails"), Asked("Ask")]);
        Assert.Equal(["Fails"], counted.Names);
    }

    [Fact]
    public void One_whose_code_changed_under_it_counts()
    {
        using var counted = new Counted();
        Turn(
            "Changed",
            async context => await context.CallActivityAsync(new Activity<int, int>("Other"), 1),
            [Answered],
            [.. Begun("Changed"), Asked("Ask")]);
        Assert.Equal(["Changed"], counted.Names);
    }

    [Fact]
    public void One_that_nothing_is_registered_for_counts()
    {
        using var counted = new Counted();
        Turn("Unknown", null, Begun("Unknown"));
        Assert.Equal(["Unknown"], counted.Names);
    }

    [Fact]
    public void One_that_catches_waits_or_ends_well_does_not()
    {
        using var counted = new Counted();
        Turn("Waits", context => context.WaitForExternalEvent<int>("Never"), Begun("Waits"));
        Turn("Ends", _ => Task.FromResult(1), Begun("Ends"));
        Turn("Catches", async context =>
        {
            try
            {
                return await context.CallActivityAsync(new Activity<int, int>("Ask"), 1);
            }
            catch (Workflows.Orchestration.TaskFailedException)
            {
                return 0;
            }
        }, [new HistoryEvent
        {
            EventId = -1,
            TaskFailed = new TaskFailedEvent
            {
                TaskScheduledId = 0,
                FailureDetails = new Microsoft.DurableTask.Protobuf.TaskFailureDetails { ErrorType = "E", ErrorMessage = "e" }
            }
        }], [.. Begun("Catches"), Asked("Ask")]);
        Assert.Empty(counted.Names);
    }

    private static void Turn(string name, Func<OrchestrationContext, Task<int>>? body, HistoryEvent[] now, HistoryEvent[]? past = null)
    {
        var registry = new OrchestrationRegistry();
        if (body is not null)
            registry.AddOrchestrator(new Orchestration<int, int>(name), () => new Lambda(body));
        using var services = new ServiceCollection().BuildServiceProvider();
        var runs = new OrchestrationRuns(registry, services.GetRequiredService<IServiceScopeFactory>(), new DurableClock());
        foreach (var @event in now.Concat(past ?? []))
            @event.Timestamp = Timestamp.FromDateTime(DateTime.UnixEpoch);
        var request = new OrchestratorRequest { InstanceId = "i", PastEvents = { past ?? [] }, NewEvents = { now } };
        OrchestrationFailures.Count(
            name, GrpcOrchestrationRunner.LoadAndRun(Convert.ToBase64String(request.ToByteArray()), new Code(runs)));
    }

    private static HistoryEvent[] Begun(string name) =>
    [
        new() { EventId = -1, OrchestratorStarted = new OrchestratorStartedEvent() },
        new()
        {
            EventId = -1,
            ExecutionStarted = new ExecutionStartedEvent
            {
                Name = name,
                Version = "1",
                Input = "1",
                OrchestrationInstance = new OrchestrationInstance { InstanceId = "i", ExecutionId = "e" }
            }
        },
    ];

    private static HistoryEvent Asked(string activity) => new() { EventId = 0, TaskScheduled = new TaskScheduledEvent { Name = activity } };

    private sealed class Code(OrchestrationRuns runs) : ITaskOrchestrator
    {
        public System.Type InputType => typeof(JsonElement);

        public System.Type OutputType => typeof(JsonElement);

        public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input) => await runs.RunAsync(context);
    }

    private sealed class Lambda(Func<OrchestrationContext, Task<int>> body) : Orchestrator<int, int>
    {
        public override Task<int> RunAsync(OrchestrationContext context, int input) => body(context);
    }

    /// <summary>What the meter counts on this thread: tests beside this one have failures of their own.</summary>
    private sealed class Counted : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly int thread = Environment.CurrentManagedThreadId;

        public Counted()
        {
            listener.InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Name == "funding.orchestration.failed")
                    l.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            {
                if (Environment.CurrentManagedThreadId == thread)
                    Names.AddRange(Enumerable.Repeat((string)tags[0].Value!, (int)value));
            });
            listener.Start();
        }

        public List<string> Names { get; } = [];

        public void Dispose() => listener.Dispose();
    }
}
