namespace Funding.Bench.Rounds;

/// <summary>What each stage of a round took.</summary>
internal sealed class StageMeter : IAsyncDisposable
{
    private static readonly StorageOperation[] Operations = Enum.GetValues<StorageOperation>();
    private readonly RoundHouse house;
    private readonly CancellationTokenSource ending = new();
    private readonly Task sampling;
    private readonly List<StageFigures> stages = [];
    private long stagePeak;

    public StageMeter(RoundHouse house)
    {
        this.house = house;
        sampling = Task.Run(SampleAsync);
    }

    public IReadOnlyList<StageFigures> Stages => stages;

    /// <summary>The longest history of the round's orchestration that was seen.</summary>
    public int LongestHistory { get; private set; }

    /// <param name="stage">Says what was done; null when there is nothing left, which is not measured.</param>
    public async Task<bool> MeasureAsync(Func<Task<string?>> stage)
    {
        var before = Counts();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        Interlocked.Exchange(ref stagePeak, Environment.WorkingSet);
        var watch = Stopwatch.StartNew();
        var name = await stage();
        watch.Stop();
        if (name is null)
        {
            return false;
        }

        using var process = Process.GetCurrentProcess();
        stages.Add(new(
            name,
            watch.Elapsed,
            process.TotalProcessorTime - cpu,
            Math.Max(Interlocked.Read(ref stagePeak), process.WorkingSet64),
            [.. Counts().Zip(before, (a, b) => a - b)]));
        Console.Error.WriteLine($"{name}: {watch.Elapsed.TotalSeconds:0.0} s");
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await sampling;
        ending.Dispose();
    }

    private long[] Counts() => [.. Operations.Select(operation => house.Get<StorageMeter>().Total[operation])];

    private async Task SampleAsync()
    {
        while (!ending.IsCancellationRequested)
        {
            Interlocked.Exchange(ref stagePeak, Math.Max(Interlocked.Read(ref stagePeak), Environment.WorkingSet));
            if (house.Engine.Readiness.IsReady && house.Engine.HistoryLength(CollegeStages.RoundId) is { } length)
            {
                LongestHistory = Math.Max(LongestHistory, length);
            }

            await Task.Delay(100, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

/// <param name="Transactions">By <see cref="StorageOperation"/>.</param>
internal sealed record StageFigures(string Name, TimeSpan Wall, TimeSpan Cpu, long PeakBytes, long[] Transactions)
{
    public long Sum => Transactions.Sum();
}
