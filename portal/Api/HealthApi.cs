using Funding.Portal.Api.Document;
using Funding.Portal.Shell;
using Funding.Services.Api;
using Funding.Services.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Funding.Portal.Api;

/// <summary>For whoever restarts processes and balances load.</summary>
internal static class HealthApi
{
    /// <param name="Status">"live", "ready" or "unready".</param>
    /// <param name="Parts">Parts that cannot work now, and why.</param>
    internal sealed record Health(string Status, IReadOnlyDictionary<string, string> Parts);

    private static readonly Health Live = new("live", new Dictionary<string, string>());
    private static readonly Health Ready = new("ready", new Dictionary<string, string>());

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").RequireAudience(Audience.Api).WithTags("health").Open().AnswersHead();
        health.MapGet("/live", () => Live).Does("The process answers", Live);
        health.MapGet("/ready", ReadyAsync).Does("Storage and engine work; 503 while they do not", Ready);
    }

    private static async Task<Results<Ok<Health>, JsonHttpResult<Health>>> ReadyAsync(IStorageProbe storage, IEnumerable<IReadiness> parts, CancellationToken cancellation)
    {
        var reasons = parts.Select(p => (p.Part, p.Reason)).Prepend(("storage", await storage.ReasonAsync(cancellation))).Where(p => p.Item2 is not null).ToDictionary(p => p.Item1, p => p.Item2!);
        return reasons.Count == 0 ? TypedResults.Ok(Ready) : TypedResults.Json(new Health("unready", reasons), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
