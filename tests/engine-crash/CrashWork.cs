using Funding.Workflows.Orchestration;

namespace Funding.Engine.Crash;

/// <param name="Generation">Repeats the instance's generation, so that an activity's input names it.</param>
/// <param name="Seen">Numbers of the events read so far, in order.</param>
public sealed record CrashState(int Generation, IReadOnlyList<int> Seen);

/// <summary>The orchestrations that are killed: activities, children, timers, events, generations.</summary>
public static class CrashWork
{
    public const int Events = 6;
    public const int Generations = 3;
    public const string Event = "Number";

    public static readonly Orchestration<CrashState, IReadOnlyList<int>> Parent = new("CrashParent");
    public static readonly Orchestration<string, int> Child = new("CrashChild");

    /// <summary>Takes its own name, made of instance, generation and step; returns its length.</summary>
    public static readonly Activity<string, int> Note = new("Note");

    public static string ActivityName(string instanceId, int generation, string step) => $"{instanceId}/{generation}/{step}";

    public static OrchestrationRegistry Register(Func<string, Task<int>> note) => new OrchestrationRegistry()
        .AddOrchestrator(Parent, () => new ParentOrchestrator())
        .AddOrchestrator(Child, () => new ChildOrchestrator())
        .AddActivity(Note, (_, name, _) => note(name));

    private sealed class ParentOrchestrator : Orchestrator<CrashState, IReadOnlyList<int>>
    {
        public override async Task<IReadOnlyList<int>> RunAsync(OrchestrationContext context, CrashState state)
        {
            Task<int> NoteAsync(string step) => context.CallActivityAsync(Note, ActivityName(context.InstanceId, state.Generation, step));
            await NoteAsync("first");
            await Task.WhenAll(
                NoteAsync("fan-a"),
                NoteAsync("fan-b"),
                context.CallSubOrchestratorAsync(Child, $"{context.InstanceId}:child:{state.Generation}"));
            await context.CreateTimer(context.CurrentUtcDateTime.AddMilliseconds(20), CancellationToken.None);
            var seen = state.Seen.ToList();
            for (var target = (state.Generation + 1) * Events / Generations; seen.Count < target;)
            {
                if (await NextAsync(context) is { } number && !seen.Contains(number))
                    seen.Add(number);
            }
            await NoteAsync("last");
            if (state.Generation + 1 < Generations)
                context.ContinueAsNew(new CrashState(state.Generation + 1, seen));
            return seen;
        }

        /// <summary>The next event, or null after a while without one.</summary>
        private static async Task<int?> NextAsync(OrchestrationContext context)
        {
            using var timeUp = new CancellationTokenSource();
            using var arrived = new CancellationTokenSource();
            var number = context.WaitForExternalEvent<int>(Event, timeUp.Token);
            var timer = context.CreateTimer(context.CurrentUtcDateTime.AddMilliseconds(150), arrived.Token);
            if (await Task.WhenAny(number, timer) == number)
            {
                arrived.Cancel();
                return await number;
            }
            timeUp.Cancel();
            return null;
        }
    }

    private sealed class ChildOrchestrator : Orchestrator<string, int>
    {
        public override async Task<int> RunAsync(OrchestrationContext context, string name) =>
            await context.CallActivityAsync(Note, ActivityName(context.InstanceId, 0, "one"))
            + await context.CallActivityAsync(Note, ActivityName(context.InstanceId, 0, "two"));
    }
}
