namespace Funding.Workflows.Api;

/// <summary>For whoever restarts processes and balances load.</summary>
internal static class HealthApi
{
    /// <param name="Status">"live", "ready" or "unready".</param>
    /// <param name="Parts">Parts that cannot work now, and why.</param>
    /// <param name="Warnings">What works and should be looked at: little room, stored data that the nightly check found damaged.</param>
    internal sealed record Health(string Status, IReadOnlyDictionary<string, string> Parts, IReadOnlyDictionary<string, string> Warnings);

    private static readonly Dictionary<string, string> None = [];
    private static readonly Health Live = new("live", None, None);
    private static readonly Health Ready = new("ready", None, None);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").RequireAudience(Audience.Api).WithTags("health").Open().AnswersHead();
        health.MapGet("/live", () => Live).Does("The process answers", Live);
        health.MapGet("/ready", ReadyAsync).Does("Storage and engine work; 503 while they do not", Ready);
    }

    private static async Task<Results<Ok<Health>, JsonHttpResult<Health>>> ReadyAsync(
        IStorageProbe storage, IEnumerable<IReadiness> parts, DiskRoom room, LatestIntegrity integrity, CancellationToken cancellation)
    {
        var reasons = new Dictionary<string, string>();
        if (await storage.ReasonAsync(cancellation) is { } trouble)
            reasons["storage"] = trouble;
        foreach (var part in parts)
        {
            if (await part.ReasonAsync(cancellation) is { } reason)
                reasons[part.Part] = reason;
        }

        return reasons.Count == 0
            ? TypedResults.Ok(Ready with { Warnings = await WarningsAsync(room, integrity, cancellation) })
            : TypedResults.Json(new Health("unready", reasons, None), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Without names: anybody may ask, and a row's name may hold an organisation's code. The office reads them.</summary>
    private static async Task<Dictionary<string, string>> WarningsAsync(
        DiskRoom room, LatestIntegrity integrity, CancellationToken cancellation)
    {
        var warnings = room.Low()
            .ToDictionary(low => $"room-{low.Use.ToString().ToLowerInvariant()}", low => $"{low.FreeBytes >> 20} MiB left");
        if (await integrity.ReadAsync(cancellation) is { Total: > 0 } found)
            warnings["stored-data"] = $"{found.Total} damaged or missing: the office and the log name them";
        return warnings;
    }
}
