namespace Funding.Local.Demo;

/// <summary>The demonstration around a host's life: its clock before, what is played while it serves, real time afterwards.</summary>
internal sealed class Rehearsal
{
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RehearsalClock clock;
    private readonly Demonstration demonstration;

    private Rehearsal(Demonstration demonstration) => (this.demonstration, clock) = (demonstration, new(demonstration.Begins));

    /// <summary>Renews the folder, whose lock is held, and sets the clock to the first morning of what ends now.</summary>
    /// <param name="programme">Id of the one that is played; null for all that are played by hand.</param>
    /// <param name="all">Every file, side by side.</param>
    public static Rehearsal Prepare(string folder, string? programme, bool all)
    {
        DemoFolder.Renew(folder);
        var today = ShanghaiTime.DayOf(TimeProvider.System.GetUtcNow());
        var catalogue = Catalogue.Load(LocalOptions.FromEnvironment(folder).ProgrammesFolder);
        return new(all ? new FilesSideBySide(catalogue, today) : ProgrammesInTurn.Of(catalogue, programme, today));
    }

    public LocalOptions Set(LocalOptions options) => options with { Demonstration = true, Clock = clock, HousekeepingAfter = over.Task };

    /// <param name="command">Runs a command line, as who checks what was published would.</param>
    /// <returns>True when everything on the checklist happened.</returns>
    public async Task<bool> RunAsync(
        WebApplication app, LocalOptions options, Terminal terminal, Func<string[], Terminal, Task<int>> command)
    {
        terminal.Out.WriteLine($"数据 / data：{options.DataFolder}");
        try
        {
            return await demonstration.PlayAsync(new(app, options, terminal, clock, command)).WaitAsync(app.Lifetime.ApplicationStopping);
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
        var admin = (await app.Services.GetRequiredService<PeopleStore>().FindAsync(Person.IdOf(demonstration.Administrator)))!.Value;
        foreach (var (name, path) in demonstration.Shows)
            terminal.Out.WriteLine($"{name} {options.Address}{path}");
        terminal.Out.WriteLine($"规划进展 / the plan         {options.Address}{PublicLinks.Progress}");
        terminal.Out.WriteLine($"管理工作台 / office          {await CommandCalls.SignInLinkAsync(app.Services, admin, default)}");
        terminal.Out.WriteLine($"  登录时请输入 / when asked, type {admin.Email}");
        terminal.Out.WriteLine($"本机邮箱 / mailbox           {options.Address}/mailbox");
        await terminal.Out.FlushAsync();
    }
}
