namespace Funding.Local.Demo;

/// <summary>The demonstration around a host's life: its clock before, the year while it serves, real time afterwards.</summary>
internal sealed class Rehearsal
{
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RehearsalClock clock;
    private readonly DateOnly opens;

    private Rehearsal(DateOnly opens) => (this.opens, clock) = (opens, new RehearsalClock(ShanghaiTime.StartOf(opens).AddHours(8)));

    private string Round => Workflows.Rounds.Round.IdOf(DemoYear.ProgrammeId, opens.Year, 1);

    /// <summary>Renews the folder, whose lock is held, and sets the clock to the first morning of a year that ends now.</summary>
    public static Rehearsal Prepare(string folder)
    {
        DemoFolder.Renew(folder);
        var catalogue = Catalogue.Load(LocalOptions.FromEnvironment(folder).ProgrammesFolder);
        return new Rehearsal(DemoCalendar.Opens(catalogue, ShanghaiTime.DayOf(TimeProvider.System.GetUtcNow())));
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
        using var year = new DemoYear(app.Services, pace, http, () => new HttpClient { BaseAddress = site, Timeout = patience }, opens);
        var progress = new DemoProgress(terminal, year);
        terminal.Out.WriteLine("演示：40 家虚构单位、11 个设区市、60 名专家走完一整年，约一分钟。");
        terminal.Out.WriteLine("Demonstration: 40 fictional institutions, 11 cities and 60 experts, one year,");
        terminal.Out.WriteLine("in about a minute.");
        terminal.Out.WriteLine($"数据 / data：{options.DataFolder}");
        try
        {
            await progress.RunAsync().WaitAsync(app.Lifetime.ApplicationStopping);
            var exports = await DemoExports.MakeAsync(year, options.DataFolder, command);
            return await DemoReport.TellAsync(terminal, year, exports, progress.Elapsed);
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
    }

    /// <summary>What is worth opening in the year that was left behind.</summary>
    public async Task TellAddressesAsync(WebApplication app, LocalOptions options, Terminal terminal)
    {
        var admin = (await app.Services.GetRequiredService<PeopleStore>().FindAsync(Person.IdOf(Persons.Administrator)))!.Value;
        terminal.Out.WriteLine($"公布结果 / public results   {options.Address}/rounds/{Round}");
        terminal.Out.WriteLine($"管理工作台 / office          {await CommandCalls.SignInLinkAsync(app.Services, admin, default)}");
        terminal.Out.WriteLine($"  登录时请输入 / when asked, type {admin.Email}");
        terminal.Out.WriteLine($"本机邮箱 / mailbox           {options.Address}/mailbox");
        await terminal.Out.FlushAsync();
    }
}
