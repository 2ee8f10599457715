namespace Funding.Bench.Rounds;

/// <summary>A whole round of many applications through the services, on SQLite or on Azurite.</summary>
internal static class RoundBench
{
    private const int Experts = 1_000;

    public static async Task RunAsync(string[] args)
    {
        var applications = Number(args, "--applications", 1_000);
        var actors = Number(args, "--actors", 16);
        using var azurite = args.Contains("--azurite") ? await AzuriteProcess.StartAsync() : null;
        var catalogue = ScaleProgramme.CatalogueFor(applications, Experts);
        var mails = new CountingTransport();
        await using var house = new RoundHouse(azurite is null
            ? null
            : new AzureStorageOptions { ConnectionString = azurite.ConnectionString, TableName = "bench", ContainerName = "bench" },
            configure: services => services.AddSingleton(catalogue).AddSingleton<IMailTransport>(mails)
                .Configure<StrangerLimits>(limits => limits.OrganisationsPerDay = applications + 1));
        var round = new RoundPlayer(house)
        {
            Programme = catalogue.Programme("mixed-ownership-colleges"),
            Applications = applications,
            Places = null,
            Experts = party => party == Party.School ? Experts * 4 / 10 : Experts * 2 / 10,
            Desks = [.. QuotaSettings.DesksOf(catalogue.Programme("mixed-ownership-colleges")).Select(desk => desk.Desk)],
            AtOnce = actors,
        };
        var screens = new ScreenCosts(house, round);
        await using var meter = new StageMeter(house);
        await PlayAsync(round, meter, screens);
        var report = new RoundReport(applications, meter, screens.Costs);
        report.Write($"{applications:N0} applications, {Experts:N0} experts, {applications * 5:N0} sheets, {(azurite is null
            ? "SQLite"
            : "Azurite")}, {actors} actors, {Environment.ProcessorCount} cores, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        Console.WriteLine($"mails {mails.Count:N0}");
        if (azurite is null)
        {
            report.Beside(BareSqlite.Run(house.Folder, actors, TimeSpan.FromSeconds(5)));
        }
    }

    private static async Task PlayAsync(RoundPlayer round, StageMeter meter, ScreenCosts screens)
    {
        await using var points = round.PointsAsync().GetAsyncEnumerator();
        while (await meter.MeasureAsync(async () =>
            await points.MoveNextAsync() ? $"{points.Current.Stage}: {points.Current.Done}" : null))
        {
            await screens.ReadAsync(points.Current, await round.RoundAsync());
        }

        if (await round.RoundAsync() is { Standing: not RoundStanding.Announced, Stage: var stage })
        {
            throw new InvalidOperationException($"The round ended in {stage}.");
        }
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0
            ? int.Parse(args[at + 1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            : otherwise;
}
