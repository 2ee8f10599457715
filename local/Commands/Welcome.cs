namespace Funding.Local.Commands;

/// <summary>What the terminal says once the host serves.</summary>
internal static class Welcome
{
    public static async Task TellAsync(
        WebApplication app, LocalOptions options, string? firstAdministrator, Terminal terminal, CancellationToken cancellation)
    {
        terminal.Out.WriteLine($"公开页面 / public pages   {options.Address}/");
        terminal.Out.WriteLine($"管理工作台 / office       {options.Address}/office");
        if (app.Services.GetService<Mailbox>() is not null)
            terminal.Out.WriteLine($"本机邮箱 / mailbox        {options.Address}/mailbox");
        terminal.Out.WriteLine($"接口说明 / HTTP API       {options.Address}/openapi/v1.json");
        terminal.Out.WriteLine($"数据 / data               {options.DataFolder}");
        await TellAdministratorAsync(app.Services, options.DataFolder, firstAdministrator, terminal, cancellation);
        await terminal.Out.FlushAsync(cancellation);
    }

    private static async Task TellAdministratorAsync(
        IServiceProvider services, string folder, string? email, Terminal terminal, CancellationToken cancellation)
    {
        if ((await services.GetRequiredService<PeopleStore>().InRoleAsync(Role.Administrator, null, cancellation)).Count > 0)
            return;
        if (email is null)
        {
            terminal.Out.WriteLine("尚无管理员，请在另一终端运行 / There is no administrator yet; in another terminal run:");
            terminal.Out.WriteLine(
                $"  dotnet run --project local -- invite --role administrator --email you@example.edu.cn{DataOption.Told(folder)}");
            return;
        }

        var invited = await CommandCalls.Invite.Work(services, new InviteRequest(email, Role.Administrator, null, null), cancellation);
        terminal.Out.WriteLine($"管理员首次登录（30 分钟内有效，一次） / first administrator, once, within 30 minutes: {invited.Link}");
    }
}
