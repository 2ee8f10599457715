namespace Funding.Engine.Tests;

public sealed class KilledProcessTests : IDisposable
{
    private const int PerRun = 8;
    private readonly CrashedProcess crashed = new();

    [Fact]
    public async Task Killed_fifty_times_every_orchestration_completes_no_event_is_lost_and_no_activity_runs_again()
    {
        var random = new Random(20260301);
        var killed = 0;
        var instances = 0;
        while (killed < 50)
        {
            instances += PerRun;
            if (!await crashed.RunAsync(instances, TimeSpan.FromMilliseconds(random.Next(5, 350))))
                killed++;
            Assert.Empty(crashed.RanAgain());
        }
        Assert.True(await crashed.RunAsync(instances, killAfter: null));
        Assert.Empty(crashed.RanAgain());
        AssertAllCompleted(instances);
    }

    [Fact]
    public async Task With_last_writes_torn_or_missing_every_orchestration_completes_and_nothing_that_is_left_runs_again()
    {
        var random = new Random(20260302);
        var instances = 0;
        for (var killed = 0; killed < 15; killed++)
        {
            instances += PerRun;
            await crashed.RunAsync(instances, TimeSpan.FromMilliseconds(random.Next(100, 400)), raiseAgain: true);
            crashed.TearLog(random);
            Assert.Empty(crashed.RanAgain());
        }
        Assert.True(await crashed.RunAsync(instances, killAfter: null, raiseAgain: true));
        Assert.Empty(crashed.RanAgain());
        AssertAllCompleted(instances);
    }

    public void Dispose() => crashed.Dispose();

    private void AssertAllCompleted(int instances)
    {
        var found = crashed.Instances();
        Assert.Equal(instances * (1 + CrashWork.Generations), found.Count);
        Assert.All(found, i => Assert.Equal(InstanceStatus.Completed, i.Row.Status));
        Assert.All(found.Where(i => i.Row.Name == CrashWork.Parent),
            i => Assert.Equal(Enumerable.Range(0, CrashWork.Events), JsonSerializer.Deserialize<List<int>>(i.Row.Output!)!.Order()));
    }
}
