namespace Funding.Bench.Engine;

/// <summary>Many instances that wait for an event each: all started, then all raised to, then all done.</summary>
internal static class WaitersBench
{
    public static async Task RunAsync(string folder, int count)
    {
        await using var bench = new BenchEngine(folder);
        await bench.Engine.StartAsync();
        var ids = Enumerable.Range(0, count).Select(n => $"w:{n}").ToList();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(ids.Select(id => bench.Engine.ScheduleAsync(BenchEngine.Waiter, id, 0)));
        await bench.Engine.WhenIdleAsync();
        var started = watch.Elapsed;
        var held = bench.Engine.Counters.InstancesInMemory;
        watch.Restart();
        await Task.WhenAll(ids.Select(id => bench.Engine.RaiseEventAsync(id, "Go", 1)));
        await bench.Engine.WhenIdleAsync();
        var raised = watch.Elapsed;
        var counters = bench.Engine.Counters;
        var bare = BareCommits.Measure(folder, counters.Rows, counters.Commits);
        Console.WriteLine(
            $"{count} waiters: started in {started.TotalSeconds:F2} s, raised to and completed "
                + $"in {raised.TotalSeconds:F2} s; {held} of them in memory while waiting");
        Console.WriteLine(
            $"  journal: {counters.Rows} rows in {counters.Commits} commits; bare: {bare.TotalSeconds:F2} s; the engine took {(started
                + raised) / bare:F2} times that");
    }
}
