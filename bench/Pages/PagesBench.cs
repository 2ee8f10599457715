namespace Funding.Bench.Pages;

/// <summary>
/// Pages beside a bare Kestrel answer of as many bytes, pages of desks beside the answers of the API that say the same, and the first
/// seconds after a start.
/// </summary>
internal static class PagesBench
{
    private const int Connections = 16;
    private const int Turns = 3;

    /// <param name="args">Seconds a turn; the folder of a published build, to look at its start too.</param>
    public static async Task RunAsync(string[] args)
    {
        var seconds = TimeSpan.FromSeconds(args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5);
        var folder = Directory.CreateTempSubdirectory("funding-pages-").FullName;
        Started told;
        using (var bare = await Child.StartAsync("pages-bare"))
        using (var site = await Child.StartAsync("pages-host", "200", folder))
        {
            told = new(site);
            var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
            Console.WriteLine(
                $"{Connections} connections, {seconds.TotalSeconds} s a turn, {Environment.ProcessorCount} cores, load {load}");
            Console.WriteLine("| page | bytes | a second | rate beside | processor µs | beside | p50 ms | p99 ms | p99 : p50 |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
            foreach (var (name, path) in new[]
            {
                ("a call", $"/rounds/{told["Open"]}"), ("notices", "/notices"), ("a notice", $"/rounds/{told["Announced"]}/notice"),
                ("results", $"/rounds/{told["Announced"]}/results"), ("archive", "/results"), ("certificate check", "/certificates"),
                ("home", "/"),
            })
            {
                var page = new PageRequest(name, site, path);
                await BesideAsync(page, [new("bare Kestrel", bare, $"/{await LoadClient.ProbeAsync(page)}")], seconds);
            }

            var list = $"rounds/{told["Open"]}/applications";
            var one = $"{list}/{told["Application"]}";
            foreach (var (name, path, answers) in new[]
            {
                ("all applications", list, new[] { list }),
                ("an application", one, [one, .. Same.Select(part => $"{one}/{part}")]),
            })
            {
                await BesideAsync(
                    new(name, site, $"/office/{path}", told.SignedIn),
                    [.. answers.Select(a => new PageRequest($"the API, …/{a.Split('/')[^1]}", site, $"/api/v1/{a}", told.Token))],
                    seconds);
            }
        }

        await StartOfPages.RunAsync("as built", Path.Combine(AppContext.BaseDirectory, "Funding.Local.dll"), folder, told);
        if (args.Length > 1)
            await StartOfPages.RunAsync("as published", Path.Combine(args[1], "Funding.Local.dll"), folder, told);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What the page of an application shows besides its row, as the API answers it.</summary>
    private static readonly string[] Same = ["answers", "documents", "eligibility", "history"];

    /// <summary>
    /// By turns, so that what the machine does otherwise falls on all. Answers that say together what the page says are added.
    /// </summary>
    private static async Task BesideAsync(PageRequest page, IReadOnlyList<PageRequest> others, TimeSpan seconds)
    {
        PageRequest[] all = [page, .. others];
        foreach (var warmed in all)
            await LoadClient.RunAsync(warmed, Connections, TimeSpan.FromSeconds(2));
        var turns = all.ToDictionary(r => r, _ => new List<LoadFigures>());
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var request in all)
                turns[request].Add(await LoadClient.RunAsync(request, Connections, seconds));
        }

        var figures = Median(turns[page]);
        var beside = others.Select(o => Median(turns[o])).ToList();
        var (rate, cost) = (1 / beside.Sum(f => 1 / f.Rate), beside.Sum(f => f.Cost));
        await WriteAsync(
            page, figures, $"{figures.Rate / rate:0.00} × {others[0].Name.Split(',')[0]}", $"{figures.Cost / cost:0.0} ×");
        foreach (var (other, its) in others.Zip(beside))
            await WriteAsync(other, its, "", "");
    }

    private static async Task WriteAsync(PageRequest page, LoadFigures figures, string rate, string cost) => Console.WriteLine(
        $"| {page.Name} | {await LoadClient.ProbeAsync(page):N0} | {figures.Rate:N0} | {rate} | {figures.Cost:N0} | {cost} "
            + $"| {figures.Milliseconds(0.5):0.00} | {figures.Milliseconds(0.99):0.00} "
            + $"| {figures.Milliseconds(0.99) / figures.Milliseconds(0.5):0.0} |");

    private static LoadFigures Median(List<LoadFigures> turns) => turns.OrderBy(t => t.Rate).ElementAt(turns.Count / 2);
}

/// <summary>What the pages' host told when it was there.</summary>
internal sealed class Started(Child site)
{
    private readonly JsonElement told = site.Told;

    public string this[string name] => told.GetProperty(name).GetString()!;

    public string SignedIn => $"Cookie: {this["Session"]}\r\n";

    public string Token => $"Authorization: Bearer {this["Token"]}\r\n";
}
