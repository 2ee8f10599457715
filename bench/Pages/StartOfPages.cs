namespace Funding.Bench.Pages;

/// <summary>
/// The program as an installation starts it, on the data of the pages' host: what each of the first seconds after it listens gives, beside
/// the rate once it is warm.
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
            $"| start, {build} | listens after s | {string.Join(" | ", Shown.Select(s => $"second {s}"))} | warm, a second | first 2 s : warm |");
        Console.WriteLine($"|---|---|{string.Concat(Shown.Select(_ => "---|"))}---|---|");
        foreach (var (name, path, headers) in new[]
        {
            ("home, kept", "/", ""),
            ("home, made anew", "/?anew=1", ""),
            ("all applications", $"/office/rounds/{told["Open"]}/applications", told.SignedIn),
        })
        {
            var watch = Stopwatch.StartNew();
            using var site = await Child.ListensAsync(program, "--data", folder);
            var listens = watch.Elapsed;
            var request = new PageRequest(name, site, path, headers);
            var seconds = new List<LoadFigures>();
            for (var second = 0; second < Warm + 3; second++)
                seconds.Add(await LoadClient.RunAsync(request, Connections, TimeSpan.FromSeconds(1)));
            var warm = seconds[Warm..].Average(s => s.Rate);
            Console.WriteLine(
                $"| {name} | {listens.TotalSeconds:0.0} | {string.Join(" | ", Shown.Select(s => $"{seconds[s - 1].Rate:N0}"))} "
                    + $"| {warm:N0} | {seconds[..2].Average(s => s.Rate) / warm:0.00} |");
        }
    }
}
