namespace Funding.Bench.Pages;

/// <summary>
/// The program as an installation starts it, on the data of the pages' host: answers in each of the first seconds after it tells its
/// address, beside those once it is warm; in brackets the processor time of one, compiling included, which tells the same on a busy
/// machine.
/// </summary>
internal static class StartOfPages
{
    private static readonly int[] Shown = [1, 2, 3, 5, 10];
    private const int Connections = 16;
    private const int Warm = 20;

    public static async Task RunAsync(string build, string program, string folder, Started told)
    {
        Console.WriteLine();
        Console.WriteLine(
            $"| start, {build} | tells its address after s | {string.Join(" | ", Shown.Select(s => $"second {s}"))} "
                + "| warm, a second | first 2 s : warm |");
        Console.WriteLine($"|---|---|{string.Concat(Shown.Select(_ => "---|"))}---|---|");
        // What became due since the data was made is done by one start before.
        using (var before = await Child.TellsAsync(program, "--data", folder))
            await LoadClient.RunAsync(new("home", before, "/?anew=1"), 1, TimeSpan.FromSeconds(15));
        foreach (var (name, path, headers) in new[]
        {
            ("home, kept", "/", ""),
            ("home, made anew", "/?anew=1", ""),
            ("all applications", $"/office/rounds/{told["Open"]}/applications", told.SignedIn),
        })
        {
            var watch = Stopwatch.StartNew();
            using var site = await Child.TellsAsync(program, "--data", folder);
            var tells = watch.Elapsed;
            var request = new PageRequest(name, site, path, headers);
            var seconds = new List<LoadFigures>();
            for (var second = 0; second < Warm + 3; second++)
                seconds.Add(await LoadClient.RunAsync(request, Connections, TimeSpan.FromSeconds(1)));
            var (first, warm) = (seconds[..2], seconds[Warm..]);
            Console.WriteLine(
                $"| {name} | {tells.TotalSeconds:0.0} | {string.Join(" | ", Shown.Select(s => Of([seconds[s - 1]])))} | {Of(warm)} "
                    + $"| {Rate(first) / Rate(warm):0.00} ({Cost(warm) / Cost(first):0.00}) |");
        }
    }

    private static string Of(IReadOnlyList<LoadFigures> seconds) => $"{Rate(seconds):N0} ({Cost(seconds):N0} µs)";

    private static double Rate(IReadOnlyList<LoadFigures> seconds) => seconds.Average(s => s.Rate);

    private static double Cost(IReadOnlyList<LoadFigures> seconds) =>
        seconds.Sum(s => s.Processor.TotalMicroseconds) / seconds.Sum(s => s.Times.Count);
}
