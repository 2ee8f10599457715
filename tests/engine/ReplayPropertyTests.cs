namespace Funding.Engine.Tests;

/// <summary>Whatever an orchestrator does, being forgotten and repeated from its history must not show.</summary>
public sealed class ReplayPropertyTests
{
    private const string Id = "random";

    /// <summary>0 to 1: raise that event; 2 or more: let so many hours go by.</summary>
    private static readonly Gen<int[]> Happenings = Gen.Int[0, 6].Array[0, 8];

    [Fact]
    public async Task A_program_gives_the_same_result_replayed_at_every_turn_and_restarted_between_them() =>
        await Gen.Select(RandomProgram.Any, Happenings, Gen.Bool.Array[8]).SampleAsync(async (program, happenings, restarts) =>
        {
            var undisturbed = await RunAsync(new EmbeddedHarness(durable: false), program, happenings, _ => false);
            var replayed = await RunAsync(
                new EmbeddedHarness(durable: true, idleInstancesInMemory: 0), program, happenings, n => restarts[n % 8]);
            Assert.Equal(undisturbed, replayed);
        }, iter: 60, threads: 1);

    private static async Task<(string Output, string? Status)> RunAsync(
        EmbeddedHarness harness, RandomProgram program, int[] happenings, Func<int, bool> restartBefore)
    {
        await using var _ = harness;
        await harness.StartAsync(RandomProgram.Register());
        await harness.Client.ScheduleAsync(RandomProgram.Orchestration, Id, program);
        for (var n = 0; n < 300; n++)
        {
            await harness.SettleAsync();
            if (await harness.Client.GetAsync(Id) is { IsCompleted: true } finished)
                return (finished.SerializedOutput ?? $"{finished.FailureDetails}", finished.SerializedCustomStatus);
            if (restartBefore(n))
                await harness.RestartAsync(RandomProgram.Register());
            // Once all has happened that should, everything else does in turn, so that each program comes to its end.
            var happening = n < happenings.Length ? happenings[n] : n % (RandomProgram.EventNames + 1);
            if (happening < RandomProgram.EventNames)
                await harness.Client.RaiseEventAsync(Id, $"E{happening}", $"<{n}>");
            else
                await harness.AdvanceAsync(TimeSpan.FromHours(happening));
        }
        throw new TimeoutException("The program does not end.");
    }
}
