namespace Funding.Bench.Engine;

/// <summary>How long a new process needs to start on a large journal, and what it holds.</summary>
internal static class StartBench
{
    public static async Task RunAsync(string folder, int finished, int waiting)
    {
        await using (var bench = new BenchEngine(folder))
        {
            await bench.Engine.StartAsync();
            foreach (var chunk in Enumerable.Range(0, finished).Chunk(5000))
                await Task.WhenAll(chunk.Select(n => bench.Engine.ScheduleAsync(BenchEngine.Sequence, $"f:{n}", n)));
            foreach (var chunk in Enumerable.Range(0, waiting).Chunk(5000))
                await Task.WhenAll(chunk.Select(n => bench.Engine.ScheduleAsync(BenchEngine.Waiter, $"w:{n}", n)));
            await bench.Engine.WhenIdleAsync();
        }
        var size = new FileInfo(Path.Combine(folder, Funding.Engine.EmbeddedEngineOptions.FileName)).Length;
        Console.WriteLine($"start with {finished} finished and {waiting} waiting ({size / 1048576} MiB on disk):");
        using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(StartBench).Assembly.Location, "engine-start", folder]))!;
        await child.WaitForExitAsync();
    }

    public static async Task MeasureInThisProcessAsync(string folder)
    {
        var watch = Stopwatch.StartNew();
        await using var bench = new BenchEngine(folder);
        await bench.Engine.StartAsync();
        await bench.Engine.WhenIdleAsync();
        Console.WriteLine($"  ready in {watch.Elapsed.TotalSeconds:F2} s, {Environment.WorkingSet / 1048576} MiB held");
        for (var n = 0; n < 10_000; n += 10)
            await bench.Engine.RaiseEventAsync($"w:{n}", "Go", 1);
        await bench.Engine.WhenIdleAsync();
        Console.WriteLine(
            $"  after waking 1,000 of them one by "
                + $"one: {Environment.WorkingSet / 1048576} MiB held, {bench.Engine.Counters.InstancesInMemory} instances in memory");
    }
}
