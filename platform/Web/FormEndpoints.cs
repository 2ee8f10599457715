namespace Funding.Platform.Web;

/// <summary>How pages and their acts are mapped. The gate checks audience and antiforgery of all of them.</summary>
public static class FormEndpoints
{
    public static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A page to look at. Its handler changes nothing.</summary>
    public static IEndpointConventionBuilder MapPage(this IEndpointRouteBuilder routes, string pattern, Delegate page) =>
        routes.MapMethods(pattern, Reading, OnDemand(routes, page));

    /// <summary>A page with one form that posts to the page's own address.</summary>
    /// <returns>Of the post.</returns>
    public static IEndpointConventionBuilder MapForm(
        this IEndpointRouteBuilder routes, string pattern, Delegate page, Delegate act)
    {
        routes.MapPage(pattern, page);
        return routes.MapPost(pattern, OnDemand(routes, page, act));
    }

    /// <summary>
    /// An act posted to its own address. When it is refused, <paramref name="page"/> is shown in its place with the reasons and
    /// with all that was typed; so its handler may take only route values, query and services.
    /// </summary>
    /// <remarks>
    /// By GET the address shows the page too: what a reader gets who opens it anew, or takes the other language, after a post was answered
    /// there.
    /// </remarks>
    public static IEndpointConventionBuilder MapAct(this IEndpointRouteBuilder routes, string pattern, Delegate page, Delegate act)
    {
        routes.MapPage(pattern, page).WithMetadata(AddressOfAct.Instance);
        return routes.MapPost(pattern, OnDemand(routes, page, act));
    }

    /// <summary>The act, or without one the page.</summary>
    public static RequestDelegate OnDemand(IEndpointRouteBuilder routes, Delegate page, Delegate? act)
    {
        var again = OnDemand(routes, page);
        if (act is null)
            return again;
        var acting = OnDemand(routes, act);
        return async http =>
        {
            try
            {
                await acting(http);
            }
            catch (Exception failure) when (!http.Response.HasStarted && Problems.RefusalsOf(failure) is { } refusals)
            {
                var here = http.RequestServices.GetRequiredService<PageContext>();
                here.Form = await FormState.RefusedAsync(http.Request, refusals);
                http.Response.StatusCode = Problems.StatusOf(refusals[0].Kind);
                await again(http);
            }
        };
    }

    /// <summary>A handler is compiled by its first request: a start would wait for all of them.</summary>
    private static RequestDelegate OnDemand(IEndpointRouteBuilder routes, Delegate handler)
    {
        var compiled = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(
            handler, new RequestDelegateFactoryOptions { ServiceProvider = routes.ServiceProvider }).RequestDelegate);
        return http => compiled.Value(http);
    }
}

/// <summary>A page at the address of an act: it has another address of its own.</summary>
public sealed class AddressOfAct
{
    public static readonly AddressOfAct Instance = new();

    private AddressOfAct()
    {
    }
}
