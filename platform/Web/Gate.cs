namespace Funding.Platform.Web;

/// <summary>Stands before every endpoint: is it open at all, to this reader, and was its form ours.</summary>
/// <param name="departments">Whose department's officers handle what an address of the office is about; null where none has one.</param>
public sealed class Gate(
    RequestDelegate next, IAntiforgery antiforgery, IHostEnvironment environment, IDepartments? departments = null)
{
    public async Task InvokeAsync(HttpContext http, PageContext here)
    {
        // Routing's own answers (405, 415) are no route endpoints and only set a status.
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(http);
            return;
        }

        var rule = endpoint.Metadata.GetMetadata<AudienceRule>();
        if (rule?.Audience == Audience.Mailbox)
            MailboxGuard.Demand(http);
        var posted = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        if (rule is null)
            Refuse(http, endpoint);
        else if (rule.Audience == Audience.Api)
            await next(http);
        else if (!http.Request.RouteValues.Values.All(RouteIds.CouldBe))
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (rule.Admitted is not null && here.Actor is null)
            await (posted ? ResubmitAsync(http, signedOut: true) : ToSignIn(http));
        else if (rule.Admitted is not null && !here.Actor!.Roles.Overlaps(rule.Admitted))
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        else if (rule.Audience == Audience.Office && departments?.Foreign(here.Actor!, http.Request.RouteValues) is not null)
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (posted && !await IsOursAsync(http))
            await ResubmitAsync(http, signedOut: false);
        else
            await next(http);
    }

    private async Task<bool> IsOursAsync(HttpContext http)
    {
        // Antiforgery would read the form itself and tell what is wrong with it in its own way.
        await FormText.ReadAsync(http.Request, http.RequestAborted);
        return await antiforgery.IsRequestValidAsync(http);
    }

    private void Refuse(HttpContext http, RouteEndpoint endpoint)
    {
        if (environment.IsDevelopment())
            throw new InvalidOperationException($"{endpoint.DisplayName} says for no audience: call RequireAudience on it or its group.");
        http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static Task ToSignIn(HttpContext http) =>
        Page.Redirect(Paths.SignIn.With("return", Url.Of(http.Request))).ExecuteAsync(http);

    private static async Task ResubmitAsync(HttpContext http, bool signedOut)
    {
        http.Response.StatusCode = signedOut ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
        await Page.Render<ResubmitPage, Resubmission>(await Resubmission.OfAsync(http, signedOut)).ExecuteAsync(http);
    }
}
