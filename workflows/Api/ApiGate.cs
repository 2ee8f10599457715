using System.Net.Http.Headers;

namespace Funding.Workflows.Api;

/// <summary>
/// Stands before every call of the API. A session's cookie counts for nothing here: who calls is the bearer token alone, so that
/// another site's page cannot call in a reader's name.
/// </summary>
public sealed class ApiGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, PageContext here)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<AudienceRule>() is not { Audience: Audience.Api })
        {
            await next(http);
            return;
        }

        here.Actor = null;
        here.Language = ApiLanguage.Of(http);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Append("Vary", "Accept-Language");
        DemandKeys(http);
        var access = http.GetEndpoint()!.Metadata.GetMetadata<ApiAccess>()
            ?? throw new InvalidOperationException($"{http.GetEndpoint()!.DisplayName} names no act: call Needs or Open on it.");
        if (BearerOf(http) is { } bearer
            && (here.Actor = await http.RequestServices.GetRequiredService<ApiTokens>().FindAsync(bearer, http.RequestAborted)) is null)
        {
            await RefuseAsync(http, "Bearer error=\"invalid_token\"", ApiRefusals.BadToken());
        }
        else if (access.Rights is not null && here.Actor is null)
        {
            await RefuseAsync(http, "Bearer", ApiRefusals.TokenMissing());
        }
        else if (access.Rights is not null && !access.Rights.Any(here.Actor!.Can))
        {
            throw new RefusedException(ApiRefusals.RoleNotAllowed(here.Actor!.Roles.Single(), access.Rights));
        }
        else if (access.Rights is not null && here.Actor!.Roles.Contains(Role.Officer)
            && http.RequestServices.GetRequiredService<IDepartments>().Foreign(here.Actor, http.Request.RouteValues) is { } foreign)
        {
            throw new RefusedException(ApiRefusals.NoSuchThing(foreign));
        }
        else
        {
            await next(http);
        }
    }

    /// <returns>Null when the request has no bearer token; other schemes are none.</returns>
    private static string? BearerOf(HttpContext http) =>
        AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var header)
            && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? header.Parameter ?? "" : null;

    private static Task RefuseAsync(HttpContext http, string challenge, Refusal refusal)
    {
        http.Response.Headers.WWWAuthenticate = challenge;
        return ApiProblem.WriteAsync(http, new Problem(StatusCodes.Status401Unauthorized, null, [refusal]));
    }

    /// <summary>Ids become row keys: what storage would refuse belongs to nothing.</summary>
    private static void DemandKeys(HttpContext http)
    {
        foreach (var (name, value) in http.Request.RouteValues)
        {
            if (!RouteIds.CouldBe(value))
            {
                throw new RefusedException(ApiRefusals.NoSuchThing(name));
            }
        }
    }
}
