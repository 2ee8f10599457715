namespace Funding.Bench.Pages;

/// <summary>Pages beside a bare Kestrel answer of as many bytes, and pages of desks beside the same by the API.</summary>
internal static class PagesBench
{
    private const int Connections = 16;
    private const int Turns = 3;

    public static async Task RunAsync(string[] args)
    {
        var seconds = TimeSpan.FromSeconds(args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5);
        using var bare = await Child.StartAsync("pages-bare");
        using var site = await Child.StartAsync("pages-host", "200");
        string Of(string name) => site.Told.GetProperty(name).GetString()!;
        var (signedIn, token) = ($"Cookie: {Of("Session")}\r\n", $"Authorization: Bearer {Of("Token")}\r\n");
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        Console.WriteLine(
            $"{Connections} connections, {seconds.TotalSeconds} s a turn, {Environment.ProcessorCount} cores, load {load}");
        Console.WriteLine("| page | bytes | a second | rate beside | processor µs | beside | p50 ms | p99 ms | p99 : p50 |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var (name, path) in new[]
        {
            ("home", "/"), ("a call", $"/rounds/{Of("Open")}"), ("notices", "/notices"), ("a notice", $"/rounds/{Of("Announced")}/notice"),
            ("results", $"/rounds/{Of("Announced")}/results"), ("archive", "/results"), ("certificate check", "/certificates"),
        })
        {
            var page = new PageRequest(name, site, path);
            await BesideAsync(page, new PageRequest("bare Kestrel", bare, $"/{await LoadClient.ProbeAsync(page)}"), seconds);
        }

        var list = $"rounds/{Of("Open")}/applications";
        var one = $"{list}/{Of("Application")}";
        foreach (var (name, path) in new[] { ("all applications", list), ("an application", one) })
        {
            await BesideAsync(
                new(name, site, $"/office/{path}", signedIn), new("the API", site, $"/api/v1/{path}", token), seconds);
        }
    }

    /// <summary>By turns, so that what the machine does otherwise falls on both.</summary>
    private static async Task BesideAsync(PageRequest page, PageRequest other, TimeSpan seconds)
    {
        foreach (var warmed in new[] { page, other })
            await LoadClient.RunAsync(warmed, Connections, TimeSpan.FromSeconds(2));
        var (pages, others) = (new List<LoadFigures>(), new List<LoadFigures>());
        for (var turn = 0; turn < Turns; turn++)
        {
            pages.Add(await LoadClient.RunAsync(page, Connections, seconds));
            others.Add(await LoadClient.RunAsync(other, Connections, seconds));
        }

        var (figures, beside) = (Median(pages), Median(others));
        await WriteAsync(page, figures, $"{figures.Rate / beside.Rate:0.00} × {other.Name}", $"{figures.Cost / beside.Cost:0.0} ×");
        await WriteAsync(other, beside, "", "");
    }

    private static async Task WriteAsync(PageRequest page, LoadFigures figures, string rate, string cost) => Console.WriteLine(
        $"| {page.Name} | {await LoadClient.ProbeAsync(page):N0} | {figures.Rate:N0} | {rate} | {figures.Cost:N0} | {cost} "
            + $"| {figures.Milliseconds(0.5):0.00} | {figures.Milliseconds(0.99):0.00} "
            + $"| {figures.Milliseconds(0.99) / figures.Milliseconds(0.5):0.0} |");

    private static LoadFigures Median(List<LoadFigures> turns) => turns.OrderBy(t => t.Rate).ElementAt(turns.Count / 2);
}
