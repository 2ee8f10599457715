namespace Funding.Platform.Web;

/// <summary>
/// A page that says the same to everybody who has not signed in: made once for each language, each address and each version of the
/// partitions that it shows, and given out until one of them is written to (<see cref="KeptPages"/>).
/// </summary>
/// <param name="partitions">That it shows, by the request's route values; <see cref="VersionedPartitions"/> names each of them.</param>
/// <param name="asked">Names in the query that tell pages apart; with any other the page is made each time.</param>
public sealed class SameForEverybody(Func<RouteValueDictionary, IReadOnlyList<string>> partitions, IReadOnlyList<string> asked)
{
    public Func<RouteValueDictionary, IReadOnlyList<string>> Partitions { get; } = partitions;

    internal bool IsSame(HttpContext http, PageContext here) =>
        HttpMethods.IsGet(http.Request.Method)
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
        page.WithMetadata(new SameForEverybody(partitions ?? (_ => []), asked));
}
