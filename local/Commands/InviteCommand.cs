namespace Funding.Local.Commands;

internal static class InviteCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = DataOption.Create();
        var email = new Option<string>("--email") { Required = true, Description = "邮箱 / E-mail address" };
        var role = Roles.Option();
        var desk = new Option<string?>("--desk")
        {
            Description = "推荐单位或审查人员部门编号 / Desk of a recommender, such as hangzhou; department of an officer",
        };
        var name = new Option<string?>("--name") { Description = "姓名 / Name" };
        var command = new Command("invite", "授予角色并给出一次性登录链接 / Give a role and print a one-time sign-in link")
        {
            data, email, role, desk, name
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var owner = await CallTarget.OpenAsync(DataOption.Folder(parsed.GetValue(data)), cancellation);
            var request = new InviteRequest(
                parsed.GetRequiredValue(email), parsed.GetValue(role), parsed.GetValue(desk), parsed.GetValue(name));
            var invited = await owner.AskAsync(CommandCalls.Invite, request, cancellation);
            terminal.Out.WriteLine(invited.Link);
            terminal.Error.WriteLine("链接 30 分钟内有效，只能使用一次 / The link works once, within 30 minutes");
            return ExitCode.Done;
        });
        return command;
    }
}
