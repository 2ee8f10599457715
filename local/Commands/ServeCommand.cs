namespace Funding.Local.Commands;

/// <summary>The command without a name: serves, after the demonstration if that is asked for.</summary>
internal static class ServeCommand
{
    public const int DefaultPort = 5080;

    public static void AddTo(RootCommand root, Terminal terminal)
    {
        var data = DataOption.Create();
        var port = new Option<int>("--port")
        {
            HelpName = "N",
            Description = $"本机端口，默认 {DefaultPort.ToString(CultureInfo.InvariantCulture)}；0 为任意空闲端口 / Loopback port; 0 takes a free one",
            DefaultValueFactory = _ => DefaultPort,
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    || number > 65535))
                result.AddError($"--port：应为 0 至 65535 / must be 0 to 65535: '{result.Tokens[0].Value}'");
        });
        var admin = new Option<string?>("--admin")
        {
            HelpName = "EMAIL",
            Description = "首次启动时的管理员邮箱 / First administrator, at the first start"
        };
        var demo = new Option<bool>("--demo")
        {
            Description = $"先演示完整的一年，数据存于 {DataOption.Demo} / First run a whole year's round in a fresh {DataOption.Demo}"
        };
        var exit = new Option<bool>("--exit")
        {
            Description = "演示后退出，全部完成才返回 0 / End after the demonstration, with 0 only if all of it happened"
        };
        var programme = new Option<string?>("--programme")
        {
            HelpName = "ID",
            Description = "只演示一个项目，默认依次演示全部 / Play one programme of the demonstration instead of all",
        };
        programme.AcceptOnlyFromAmong([.. DemoProgramme.All.Select(p => p.Id)]);
        var all = new Option<bool>("--all")
        {
            Description = "演示全部项目文件：各轮在同一年同时走完 / Play every programme's file, all rounds side by side in one year",
        };
        foreach (var option in (Option[])[data, port, admin, demo, exit, programme, all])
            root.Options.Add(option);
        root.Validators.Add(result =>
        {
            if (result.GetValue(exit) && !result.GetValue(demo))
                result.AddError("--exit 须与 --demo 同用 / --exit goes with --demo");
            if (result.GetValue(programme) is not null && !result.GetValue(demo))
                result.AddError("--programme 须与 --demo 同用 / --programme goes with --demo");
            if (result.GetValue(all) && (!result.GetValue(demo) || result.GetValue(programme) is not null))
                result.AddError("--all 须与 --demo 同用，不与 --programme 同用 / --all goes with --demo, not with --programme");
        });
        root.SetAction((parsed, cancellation) => Serving.RunAsync(
            new ServeSettings
            {
                Folder = DataOption.Folder(parsed.GetValue(data), parsed.GetValue(demo) ? DataOption.Demo : DataOption.Main),
                Port = parsed.GetValue(port),
                FirstAdministrator = parsed.GetValue(admin),
                Demonstration = parsed.GetValue(demo),
                Programme = parsed.GetValue(programme),
                All = parsed.GetValue(all),
                ExitAfterwards = parsed.GetValue(exit),
            }, terminal, cancellation));
    }
}
