namespace Funding.Platform.Web;

/// <summary>
/// Stands before everything that a stranger's question for a kept page does not need: whoever brings no cookie but the language's and no
/// token is nobody, and gets the page as it is kept. All others go the long way, at whose end <see cref="Keeping"/> stands.
/// </summary>
internal sealed class KeptForStrangers(RequestDelegate next, KeptPages pages)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) && IsStranger(http.Request) && await FindAsync(http) is { } kept)
            await kept.SendAsync(http);
        else
            await next(http);
    }

    private async ValueTask<KeptPage?> FindAsync(HttpContext http)
    {
        try
        {
            return await pages.FindAsync(PageKey.Of(http.Request, Languages.Remembered(http.Request)), http.RequestAborted);
        }
        catch (Exception failure) when (StorageRefusals.Of(failure) is not null)
        {
            // That the storage does not answer is told at the end of the long way.
            return null;
        }
    }

    private static bool IsStranger(HttpRequest request) =>
        request.Headers.Authorization.Count == 0
            && (request.Headers.Cookie.Count == 0
                || (request.Cookies.Count == 1 && request.Cookies.ContainsKey(Languages.Cookie)));
}

/// <summary>Before the endpoint, when it is known who asks: pages that say the same to everybody are given out or made and kept.</summary>
internal sealed class Keeping(RequestDelegate next, KeptPages pages)
{
    public async Task InvokeAsync(HttpContext http, PageContext here)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<SameForEverybody>() is not { } rule || !rule.IsSame(http, here))
        {
            await next(http);
            return;
        }

        var key = PageKey.Of(http.Request, here.Language);
        if (await pages.FindAsync(key, http.RequestAborted) is { } kept)
            await kept.SendAsync(http);
        else
            await pages.MakeAsync(http, key, rule.Partitions(http.Request.RouteValues), next);
    }
}

public static class KeptPagesRegistration
{
    public static IServiceCollection AddKeptPages(this IServiceCollection services) => services.AddSingleton<KeptPages>();

    /// <summary>As early as the security headers and the host's name allow.</summary>
    public static IApplicationBuilder UseKeptForStrangers(this IApplicationBuilder app) => app.UseMiddleware<KeptForStrangers>();

    /// <summary>Right before the endpoints.</summary>
    public static IApplicationBuilder UseKeeping(this IApplicationBuilder app) => app.UseMiddleware<Keeping>();
}
