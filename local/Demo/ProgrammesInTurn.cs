namespace Funding.Local.Demo;

/// <summary>Programmes whose rounds are written out by hand, one after the other: everybody acts by pages and mailed links.</summary>
internal sealed class ProgrammesInTurn(IReadOnlyList<(DemoProgramme Programme, DateOnly Opens)> rounds) : Demonstration
{
    public override DateTimeOffset Begins => ShanghaiTime.StartOf(rounds[0].Opens).AddHours(8);

    public override string Administrator => Persons.Administrator;

    public override IEnumerable<(string Name, string Path)> Shows =>
        rounds.Select(r => ("公布结果 / public results  ", PublicLinks.Round(r.Programme.RoundOf(r.Opens))));

    /// <param name="only">Id of the one that is played, after what has to be played before it; null for all.</param>
    public static ProgrammesInTurn Of(Catalogue catalogue, string? only, DateOnly today)
    {
        List<DemoProgramme> played = [.. DemoProgramme.All.Where(p => only is null || p.Id == only
            || DemoProgramme.All.Any(of => of.Id == only && of.After == p))];
        return new([.. played.Zip(DemoCalendar.Opens(catalogue, played, today))]);
    }

    public override async Task<bool> PlayAsync(DemoHost host)
    {
        using var http = host.Browser();
        var pace = new SteppedPace(host.Clock, host.Time, host.Services.GetRequiredService<Dispatcher>());
        var complete = true;
        foreach (var (programme, opens) in rounds)
        {
            using var year = new DemoYear(host.Services, pace, http, host.Browser, programme, opens);
            complete &= await PlayAsync(host, year, programme);
        }

        return complete;
    }

    private static async Task<bool> PlayAsync(DemoHost host, DemoYear year, DemoProgramme programme)
    {
        var progress = new DemoProgress(host.Terminal, year, programme.Stages);
        host.Terminal.Out.WriteLine($"演示：{programme.Tells.Zh}");
        host.Terminal.Out.WriteLine($"Demonstration: {programme.Tells.En}");
        await progress.RunAsync();
        var exports = programme.Days is null
            ? await DemoExports.MakeAsync(year, host.Options.DataFolder, programme.HasMoney, host.Command)
            : new DemoExports(Path.Combine(host.Options.DataFolder, "exports"), new Dictionary<string, string>());
        return await DemoReport.TellAsync(host.Terminal, year, exports, await programme.Checks(year, exports), progress.Elapsed);
    }
}
