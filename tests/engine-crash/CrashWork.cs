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

    public const string Parent = "CrashParent";
    public const string Child = "CrashChild";

    /// <summary>Takes its own name, made of instance, generation and step; returns its length.</summary>
    public const string Note = nameof(Note);

    public static string ActivityName(string instanceId, int generation, string step) => $"{instanceId}/{generation}/{step}";

    public static DurableTaskRegistry Register(Func<string, Task<int>> note) => new DurableTaskRegistry()
        .AddOrchestrator(Parent, () => new ParentOrchestrator())
        .AddOrchestrator(Child, () => new ChildOrchestrator())
        .AddActivityFunc<string, int>(Note, (_, name) => note(name));

    private sealed class ParentOrchestrator : TaskOrchestrator<CrashState, IReadOnlyList<int>>
    {
        public override async Task<IReadOnlyList<int>> RunAsync(TaskOrchestrationContext context, CrashState input)
        {
            Task<int> NoteAsync(string step) =>
                context.CallActivityAsync<int>(Note, ActivityName(context.InstanceId, input.Generation, step));
            await NoteAsync("first");
            await Task.WhenAll(NoteAsync("fan-a"), NoteAsync("fan-b"),
                context.CallSubOrchestratorAsync<int>(Child, $"{context.InstanceId}:child:{input.Generation}"));
            await context.CreateTimer(context.CurrentUtcDateTime.AddMilliseconds(20), CancellationToken.None);
            var seen = input.Seen.ToList();
            for (var target = (input.Generation + 1) * Events / Generations; seen.Count < target;)
            {
                if (await NextAsync(context) is { } number && !seen.Contains(number))
                    seen.Add(number);
            }
            await NoteAsync("last");
            if (input.Generation + 1 < Generations)
                context.ContinueAsNew(new CrashState(input.Generation + 1, seen));
            return seen;
        }

        /// <summary>The next event, or null after a while without one.</summary>
        private static async Task<int?> NextAsync(TaskOrchestrationContext context)
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

    private sealed class ChildOrchestrator : TaskOrchestrator<string, int>
    {
        public override async Task<int> RunAsync(TaskOrchestrationContext context, string input) =>
            await context.CallActivityAsync<int>(Note, ActivityName(context.InstanceId, 0, "one"))
            + await context.CallActivityAsync<int>(Note, ActivityName(context.InstanceId, 0, "two"));
    }
}
