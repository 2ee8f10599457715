using Microsoft.AspNetCore.OutputCaching;

namespace Funding.Platform.Web;

/// <summary>
/// A page that says the same to everybody who has not signed in: made once for each language, each address and each version of the
/// partitions that it shows, and given out until one of them is written to.
/// </summary>
/// <param name="partitions">That it shows, by the request's route values; <see cref="VersionedPartitions"/> names each of them.</param>
/// <param name="asked">Names in the query that tell pages apart; with any other the page is made each time.</param>
public sealed class SameForEverybody(Func<RouteValueDictionary, IReadOnlyList<string>> partitions, IReadOnlyList<string> asked)
    : IOutputCachePolicy
{
    /// <summary>Bytes of all pages together; the ones not asked for longest go first.</summary>
    public const long MostBytes = 64 << 20;

    // Of a version that is over nobody asks for a page again.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public Func<RouteValueDictionary, IReadOnlyList<string>> Partitions { get; } = partitions;

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var here = http.RequestServices.GetRequiredService<PageContext>();
        var same = IsSame(http, here);
        (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (same, same, same, same);
        if (!same)
            return;
        var versions = http.RequestServices.GetRequiredService<IPartitionVersions>();
        var rules = context.CacheVaryByRules;
        rules.QueryKeys = new([.. asked]);
        rules.VaryByValues["language"] = here.Language;

        // Whether a term has passed is asked of the clock, and terms end with a minute.
        var minute = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;
        rules.VaryByValues["minute"] = minute.ToString(CultureInfo.InvariantCulture);
        foreach (var partition in Partitions(http.Request.RouteValues))
            rules.VaryByValues[partition] = await versions.OfAsync(partition, cancellation);
        context.ResponseExpirationTimeSpan = Longest;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }

    private bool IsSame(HttpContext http, PageContext here) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            && here.Actor is null
            && !Flash.Waits(http)
            && http.Request.Query.Keys.All(asked.Contains);
}

public static class SameForEverybodyConventions
{
    /// <summary>The page says the same to everybody who has not signed in, and shows nothing but rows of these partitions.</summary>
    /// <param name="partitions">Null for a page that shows no rows.</param>
    /// <param name="asked">Names in the query that tell pages apart.</param>
    public static IEndpointConventionBuilder SameForEverybody(
        this IEndpointConventionBuilder page,
        Func<RouteValueDictionary, IReadOnlyList<string>>? partitions = null,
        params string[] asked) =>
        page.CacheOutput(new SameForEverybody(partitions ?? (_ => []), asked));
}
