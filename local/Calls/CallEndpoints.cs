namespace Funding.Local.Calls;

/// <summary>
/// Takes the calls of the command line while the host serves. It stands before the portal and answers 404 to everybody who is
/// not on this machine or does not know the secret of <see cref="CallSecret"/>.
/// </summary>
internal static class CallEndpoints
{
    public const string Root = "/.owner";
    public const string Header = "X-Owner-Secret";

    public static IApplicationBuilder UseCommandCalls(this IApplicationBuilder app, string secret) =>
        app.Map(Root, branch => branch.Run(http => AnswerAsync(http, secret)));

    private static async Task AnswerAsync(HttpContext http, string secret)
    {
        var call = CommandCalls.All.FirstOrDefault(c => http.Request.Path == $"/{c.Name}");
        if (call is null || !HttpMethods.IsPost(http.Request.Method) || !IsOwner(http, secret))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        StorageWait.Bound();
        try
        {
            var answer = await call.RunAsync(http.RequestServices, http.Request.Body, http.RequestAborted);
            await http.Response.WriteAsJsonAsync(answer, answer.GetType(), FundingJson.Options, null, http.RequestAborted);
        }
        catch (Exception failure) when (failure is RefusedException or CommandException or JsonException or StorageUnavailableException)
        {
            http.Response.StatusCode = StatusCodes.Status409Conflict;
            using var line = new StringWriter();
            Failures.Tell(failure, line);
            await http.Response.WriteAsync(line.ToString().Trim(), http.RequestAborted);
        }
    }

    private static bool IsOwner(HttpContext http, string secret) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(http.Request.Headers[Header].ToString()), Encoding.UTF8.GetBytes(secret));
}
