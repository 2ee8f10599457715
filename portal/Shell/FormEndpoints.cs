using Funding.Workflows.Refusals;

namespace Funding.Portal.Shell;

/// <summary>How pages and their acts are mapped. The gate checks audience and antiforgery of all of them.</summary>
public static class FormEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A page to look at. Its handler changes nothing.</summary>
    public static RouteHandlerBuilder MapPage(this IEndpointRouteBuilder routes, string pattern, Delegate page) =>
        routes.MapMethods(pattern, Reading, page);

    /// <summary>A page with one form that posts to the page's own address.</summary>
    public static void MapForm(this IEndpointRouteBuilder routes, string pattern, Delegate page, Delegate act)
    {
        routes.MapPage(pattern, page);
        routes.MapAct(pattern, page, act);
    }

    /// <summary>
    /// An act posted to its own address. When it is refused, <paramref name="page"/> is shown in its place with the reasons and
    /// with all that was typed; so its handler may take only route values, query and services.
    /// </summary>
    public static RouteHandlerBuilder MapAct(this IEndpointRouteBuilder routes, string pattern, Delegate page, Delegate act)
    {
        var again = RequestDelegateFactory.Create(page, new RequestDelegateFactoryOptions { ServiceProvider = routes.ServiceProvider }).RequestDelegate;
        return routes.MapPost(pattern, act).AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (RefusedException refused)
            {
                var http = context.HttpContext;
                var here = http.RequestServices.GetRequiredService<PageContext>();
                here.Form = await FormState.RefusedAsync(http.Request, refused.Refusals);
                http.Response.StatusCode = Problems.StatusOf(refused.Kind);
                await again(http);
                return Results.Empty;
            }
        });
    }
}
