namespace Funding.Local.Commands;

internal static class TokenCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = DataOption.Create();
        var email = new Option<string>("--email") { Required = true, Description = "令牌所属人的邮箱 / Whom the token acts as" };
        var role = Roles.Option();
        var desk = new Option<string?>("--desk")
        {
            Description = "推荐单位或审查人员部门编号 / Desk of a recommender, such as hangzhou; department of an officer",
        };
        var days = new Option<int>("--days") { Description = "有效天数 / Days it is valid", DefaultValueFactory = _ => 30 };
        var command = new Command("token", "签发接口令牌，只显示一次 / Issue a token for the HTTP API, shown once") { data, email, role, desk, days };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var owner = await CallTarget.OpenAsync(DataOption.Folder(parsed.GetValue(data)), cancellation);
            var request = new TokenRequest(
                parsed.GetRequiredValue(email), parsed.GetValue(role), parsed.GetValue(desk), parsed.GetValue(days));
            var issued = await owner.AskAsync(CommandCalls.Token, request, cancellation);
            terminal.Out.WriteLine(issued.Token);
            terminal.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"有效至 / valid until {issued.ExpiresAt:yyyy-MM-dd HH:mm} UTC"));
            return ExitCode.Done;
        });
        return command;
    }
}
