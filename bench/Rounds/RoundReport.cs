namespace Funding.Bench.Rounds;

/// <summary>The figures of a round, as tables for bench/README.md.</summary>
internal sealed class RoundReport(int applications, StageMeter meter, IReadOnlyList<(string Screen, long Transactions)> screens)
{
    private readonly IReadOnlyList<StageFigures> stages = meter.Stages;

    public void Write(string title)
    {
        Console.WriteLine(title);
        Console.WriteLine("| stage | wall s | processor s | peak MiB | transactions | of each application |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var stage in stages)
        {
            Console.WriteLine(
                $"| {stage.Name} | {stage.Wall.TotalSeconds:0.0} | {stage.Cpu.TotalSeconds:0.0} "
                    + $"| {stage.PeakBytes >> 20} | {stage.Sum:N0} | {Each(stage.Sum)} |");
        }

        Console.WriteLine(
            $"| **all** | {stages.Sum(s => s.Wall.TotalSeconds):0.0} | {stages.Sum(s => s.Cpu.TotalSeconds):0.0} | {stages.Max(s =>
                s.PeakBytes) >> 20} | {stages.Sum(s => s.Sum):N0} | {Each(stages.Sum(s => s.Sum))} |");
        Console.WriteLine();
        Console.WriteLine($"of each application: {string.Join(
            ", ", Enum.GetValues<StorageOperation>().Select(operation => $"{operation} {Each(Of(operation))}"))}");
        Console.WriteLine(
            $"allocated {GC.GetTotalAllocatedBytes() >> 20} MiB, collections of the generations "
                + $"{GC.CollectionCount(0)}, {GC.CollectionCount(1)}, {GC.CollectionCount(2)}");
        Console.WriteLine($"live after a full collection at the end: {GC.GetTotalMemory(forceFullCollection: true) >> 20} MiB");
        Console.WriteLine($"history of the round's orchestration: at most {meter.LongestHistory} rows");
        foreach (var (screen, transactions) in screens)
        {
            Console.WriteLine($"| {screen} | {transactions} |");
        }
    }

    /// <param name="bare">Commits a second of bare SQLite.</param>
    public void Beside(double bare)
    {
        var rate = Of(StorageOperation.Commit) / stages.Sum(s => s.Wall.TotalSeconds);
        Console.WriteLine($"commits a second: round {rate:N0}, bare {bare:N0}, ratio 1 : {bare / rate:0.0}");
    }

    private long Of(StorageOperation operation) => stages.Sum(s => s.Transactions[(int)operation]);

    private string Each(long transactions) => $"{(double)transactions / applications:0.0}";
}
