namespace Funding.Bench.Engine;

/// <summary>Orchestrations of five activities one after another, a thousand under way at any moment.</summary>
internal static class SequenceBench
{
    private const int UnderWay = 1000;

    public static async Task RunAsync(string folder, TimeSpan duration)
    {
        await using var bench = new BenchEngine(folder);
        await bench.Engine.StartAsync();
        await DriveAsync(bench, "warm", TimeSpan.FromSeconds(2));
        var before = bench.Engine.Counters;
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var done = await DriveAsync(bench, "run", duration);
        var took = watch.Elapsed;
        processor = Environment.CpuUsage.TotalTime - processor;
        var after = bench.Engine.Counters;
        var (rows, commits) = (after.Rows - before.Rows, after.Commits - before.Commits);
        var bare = BareCommits.Measure(folder, rows, commits);
        Console.WriteLine($"five activities: {done / took.TotalSeconds:F0} orchestrations/s over {took.TotalSeconds:F1} s ({done} done), "
            + $"{processor.TotalMicroseconds / done:F0} us of processor each, {processor / took:F2} cores busy");
        Console.WriteLine(
            $"  journal: {rows} rows in {commits} commits ({(double)rows / commits:F0} a commit), {rows / took.TotalSeconds:F0} rows/s");
        Console.WriteLine(
            $"  bare: the same rows and commits in {bare.TotalSeconds:F1} s ({rows / bare.TotalSeconds:F0} rows/s); the engine "
                + $"took {took / bare:F2} times that");
    }

    private static async Task<int> DriveAsync(BenchEngine bench, string prefix, TimeSpan duration)
    {
        var done = 0;
        var until = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, UnderWay).Select(async slot =>
        {
            for (var n = 0; Stopwatch.GetTimestamp() < until; n++)
            {
                var id = $"{prefix}:{slot}:{n}";
                await bench.Engine.ScheduleAsync(BenchEngine.Sequence, id, n);
                await bench.Engine.WaitForInstanceCompletionAsync(id);
                Interlocked.Increment(ref done);
            }
        }));
        return done;
    }
}
