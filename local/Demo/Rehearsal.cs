namespace Funding.Local.Demo;

/// <summary>The demonstration around a host's life: its clock before, the rounds while it serves, real time afterwards.</summary>
internal sealed class Rehearsal
{
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RehearsalClock clock;
    private readonly IReadOnlyList<(DemoProgramme Programme, DateOnly Opens)> rounds;

    private Rehearsal(IReadOnlyList<(DemoProgramme Programme, DateOnly Opens)> rounds) =>
        (this.rounds, clock) = (rounds, new RehearsalClock(ShanghaiTime.StartOf(rounds[0].Opens).AddHours(8)));

    /// <summary>Renews the folder, whose lock is held, and sets the clock to the first morning of rounds that end now.</summary>
    /// <param name="programme">Id of the one that is played; null for all.</param>
    public static Rehearsal Prepare(string folder, string? programme)
    {
        DemoFolder.Renew(folder);
        var catalogue = Catalogue.Load(LocalOptions.FromEnvironment(folder).ProgrammesFolder);
        List<DemoProgramme> played = [.. DemoProgramme.All.Where(p => programme is null || p.Id == programme
            || DemoProgramme.All.Any(of => of.Id == programme && of.After == p))];
        var opens = DemoCalendar.Opens(catalogue, played, ShanghaiTime.DayOf(TimeProvider.System.GetUtcNow()));
        return new Rehearsal([.. played.Zip(opens)]);
    }

    public LocalOptions Set(LocalOptions options) => options with { Demonstration = true, Clock = clock, HousekeepingAfter = over.Task };

    /// <param name="command">Runs a command line, as who checks what was published would.</param>
    /// <returns>True when everything on the checklist happened.</returns>
    public async Task<bool> RunAsync(
        WebApplication app, LocalOptions options, Terminal terminal, Func<string[], Terminal, Task<int>> command)
    {
        var site = new Uri(options.Address);
        var patience = TimeSpan.FromMinutes(2);
        using var http = new HttpClient { BaseAddress = site, Timeout = patience };
        var pace = new SteppedPace(clock, app.Services.GetRequiredService<EmbeddedEngine>(), app.Services.GetRequiredService<Dispatcher>());
        terminal.Out.WriteLine($"数据 / data：{options.DataFolder}");
        var complete = true;
        try
        {
            foreach (var (programme, opens) in rounds)
                complete &= await PlayAsync(programme, opens);
            return complete;
        }
        catch
        {
            await app.StopAsync();
            throw;
        }
        finally
        {
            clock.GoLive();
            over.TrySetResult();
        }

        async Task<bool> PlayAsync(DemoProgramme programme, DateOnly opens)
        {
            using var year = new DemoYear(
                app.Services, pace, http, () => new HttpClient { BaseAddress = site, Timeout = patience }, programme, opens);
            var progress = new DemoProgress(terminal, year, programme.Stages);
            terminal.Out.WriteLine($"演示：{programme.Tells.Zh}");
            terminal.Out.WriteLine($"Demonstration: {programme.Tells.En}");
            await progress.RunAsync().WaitAsync(app.Lifetime.ApplicationStopping);
            var exports = programme.Days is null
                ? await DemoExports.MakeAsync(year, options.DataFolder, programme.HasMoney, command)
                : new DemoExports(Path.Combine(options.DataFolder, "exports"), new Dictionary<string, string>());
            return await DemoReport.TellAsync(
                terminal, year, exports, await programme.Checks(year, exports), progress.Elapsed);
        }
    }

    /// <summary>What is worth opening in the year that was left behind.</summary>
    public async Task TellAddressesAsync(WebApplication app, LocalOptions options, Terminal terminal)
    {
        var admin = (await app.Services.GetRequiredService<PeopleStore>().FindAsync(Person.IdOf(Persons.Administrator)))!.Value;
        foreach (var (programme, opens) in rounds)
            terminal.Out.WriteLine($"公布结果 / public results   {options.Address}/rounds/{programme.RoundOf(opens)}");
        terminal.Out.WriteLine($"规划进展 / the plan         {options.Address}{PublicLinks.Progress}");
        terminal.Out.WriteLine($"管理工作台 / office          {await CommandCalls.SignInLinkAsync(app.Services, admin, default)}");
        terminal.Out.WriteLine($"  登录时请输入 / when asked, type {admin.Email}");
        terminal.Out.WriteLine($"本机邮箱 / mailbox           {options.Address}/mailbox");
        await terminal.Out.FlushAsync();
    }
}
