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
            configure: services => services.AddSingleton(catalogue).AddSingleton<IMailTransport>(mails));
        var run = new ScaleRound(house, catalogue.Programmes[0], applications, Experts, actors);
        var screens = new ScreenCosts(house, run);
        await using var meter = new StageMeter(house);
        await PlayAsync(run, meter, screens);
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

    private static async Task PlayAsync(ScaleRound run, StageMeter meter, ScreenCosts screens)
    {
        await meter.MeasureAsync("launch", run.LaunchAsync);
        await meter.MeasureAsync("create, answer, one document, submit", run.ApplyAsync);
        await screens.InCallAsync();
        await meter.MeasureAsync("close of the call", run.CloseCallAsync);
        await screens.InRecommendationAsync();
        await meter.MeasureAsync("recommend", run.RecommendAsync);
        await meter.MeasureAsync("close of the recommendation", run.CloseRecommendationAsync);
        await screens.InEligibilityAsync();
        await meter.MeasureAsync("decide eligibility", run.DecideAsync);
        await meter.MeasureAsync("import of the experts", run.ImportAsync);
        await meter.MeasureAsync("draw", run.DrawAsync);
        await screens.InReviewAsync();
        await meter.MeasureAsync("accept, score, sign", run.ReviewAsync);
        await meter.MeasureAsync("close of the review, ranking", run.SettleAsync);
        await screens.InApprovalAsync();
        await meter.MeasureAsync("approval, public notice", run.ApproveAsync);
        await screens.InNoticeAsync();
        await meter.MeasureAsync("announcement, letters", run.AnnounceAsync);
        await screens.AnnouncedAsync();
        if (await run.RoundAsync() is { Standing: not RoundStanding.Announced, Stage: var stage })
        {
            throw new InvalidOperationException($"The round ended in {stage}.");
        }
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0
            ? int.Parse(args[at + 1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            : otherwise;
}
