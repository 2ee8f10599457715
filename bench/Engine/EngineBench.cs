namespace Funding.Bench.Engine;

/// <summary>The embedded engine beside bare durable group commits on the same disk, in one run.</summary>
internal static class EngineBench
{
    public static async Task RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 30;
        var root = args.Length > 1
            ? Directory.CreateDirectory(args[1]).FullName
            : Directory.CreateTempSubdirectory("funding-bench-").FullName;
        Console.WriteLine($"{Environment.ProcessorCount} cores, {root}, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        try
        {
            await SequenceBench.RunAsync(Path.Combine(root, "sequence"), TimeSpan.FromSeconds(seconds));
            await WaitersBench.RunAsync(Path.Combine(root, "waiters"), 10_000);
            await StartBench.RunAsync(Path.Combine(root, "start"), finished: 100_000, waiting: 10_000);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
