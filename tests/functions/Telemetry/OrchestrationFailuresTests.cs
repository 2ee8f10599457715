using Microsoft.DurableTask.Protobuf;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

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
        Func<TaskOrchestrationContext, Task<int>> body = async context =>
        {
            await context.CallActivityAsync<int>("Ask", 1);
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
        Turn("Changed", async context => await context.CallActivityAsync<int>("Other", 1), [Answered], [.. Begun("Changed"), Asked("Ask")]);
        Assert.Equal(["Changed"], counted.Names);
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
                return await context.CallActivityAsync<int>("Ask", 1);
            }
            catch (TaskFailedException)
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

    private static void Turn(string name, Func<TaskOrchestrationContext, Task<int>> body, HistoryEvent[] now, HistoryEvent[]? past = null)
    {
        foreach (var @event in now.Concat(past ?? []))
            @event.Timestamp = Timestamp.FromDateTime(DateTime.UnixEpoch);
        var request = new OrchestratorRequest { InstanceId = "i", PastEvents = { past ?? [] }, NewEvents = { now } };
        var code = new OnDomainClock(new Lambda(body), new DurableClock());
        OrchestrationFailures.Count(name, GrpcOrchestrationRunner.LoadAndRun(Convert.ToBase64String(request.ToByteArray()), code));
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

    private sealed class Lambda(Func<TaskOrchestrationContext, Task<int>> body) : TaskOrchestrator<int, int>
    {
        public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => body(context);
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
