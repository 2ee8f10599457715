namespace Funding.Platform.Web;

/// <summary>What went wrong, for its page: never a stack trace.</summary>
/// <param name="Reference">Found in the log beside the fault; null when there is none to find.</param>
/// <param name="Refusals">The reasons, when it was a refusal.</param>
public sealed record Problem(int Status, string? Reference, IReadOnlyList<Refusal> Refusals);

/// <summary>Turns faults, refusals and bare status codes into a page, or into problem+json below /api.</summary>
public sealed partial class Problems(RequestDelegate next, ILogger<Problems> log)
{
    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict or RefusalKind.Closed => StatusCodes.Status409Conflict,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        RefusalKind.UnsupportedType => StatusCodes.Status415UnsupportedMediaType,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <returns>What somebody is told of it; null for a fault of ours, which is told by a reference alone.</returns>
    public static IReadOnlyList<Refusal>? RefusalsOf(Exception failure) =>
        failure is RefusedException refused ? refused.Refusals : StorageRefusals.Of(failure) is { } refusal ? [refusal] : null;

    public async Task InvokeAsync(HttpContext http)
    {
        StorageWait.Bound();
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 })
                await ShowAsync(http, new Problem(http.Response.StatusCode, null, []));
        }
        catch (Exception fault) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await ShowAsync(http, Of(fault, http));
        }
    }

    private Problem Of(Exception fault, HttpContext http)
    {
        switch (fault)
        {
            case { } refusing when StorageRefusals.Of(refusing) is { } later:
                log.LogError(
                    "{Method} {Endpoint} was not stored: {Reason}", http.Request.Method, http.GetEndpoint()?.DisplayName, refusing.Message);
                return new Problem(StatusOf(later.Kind), null, [later]);
            case RefusedException refused:
                return new Problem(StatusOf(refused.Kind), null, refused.Refusals);
            case BadHttpRequestException bad:
                return new Problem(bad.StatusCode, null, ApiFaults.Of(bad));
            case StorageConflictException:
                return new Problem(StatusCodes.Status409Conflict, null, [StorageRefusals.ChangedMeanwhile()]);
            default:
                var reference = Convert.ToHexString(RandomNumberGenerator.GetBytes(5));
                Fault(fault, reference, http.Request.Method, http.GetEndpoint()?.DisplayName ?? "no endpoint");
                return new Problem(StatusCodes.Status500InternalServerError, reference, []);
        }
    }

    private static async Task ShowAsync(HttpContext http, Problem problem)
    {
        var here = http.RequestServices.GetRequiredService<PageContext>();
        CultureInfo.CurrentUICulture = Languages.CultureOf(here.Language);
        http.Response.StatusCode = problem.Status;
        http.Response.ContentLength = null;
        if (http.Request.Path.StartsWithSegments("/api")
            || http.Request.Path.StartsWithSegments("/openapi")
            || http.Request.Path.StartsWithSegments("/health"))
        {
            await ApiProblem.WriteAsync(http, problem);
            return;
        }

        // The message of an act that this page would not confirm.
        here.Flash = null;
        await PageWriter.SendAsync(http, Page.Part<ProblemPage, Problem>(problem));
    }

    // The route's name, not the path: a path may hold a link's token.
    [LoggerMessage(Level = LogLevel.Error, Message = "Fault {Reference} in {Method} {Endpoint}")]
    private partial void Fault(Exception fault, string reference, string method, string endpoint);
}
