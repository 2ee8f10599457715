namespace Funding.Pages.Tests.Rooms;

/// <summary>A type of one folder that names a type of another.</summary>
public sealed record Edge(string From, string FromType, string To, string ToType)
{
    public override string ToString() => $"{From} -> {To} ({FromType} names {ToType})";
}

/// <summary>Draws the cycle that folders form.</summary>
public static class Cycle
{
    /// <returns>One way round, an edge a step; empty where there is none.</returns>
    public static IReadOnlyList<Edge> In(IReadOnlyCollection<Edge> edges)
    {
        var from = edges.ToLookup(e => e.From, StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var way = new List<Edge>();
        return from.Select(g => g.Key).Order(StringComparer.Ordinal).Select(Round).FirstOrDefault(found => found.Count > 0) ?? [];

        IReadOnlyList<Edge> Round(string folder)
        {
            var begun = way.FindIndex(e => e.From == folder);
            if (begun >= 0)
                return way[begun..];
            if (done.Contains(folder))
                return [];
            foreach (var edge in from[folder].DistinctBy(e => e.To).OrderBy(e => e.To, StringComparer.Ordinal))
            {
                way.Add(edge);
                if (Round(edge.To) is { Count: > 0 } found)
                    return found;
                way.RemoveAt(way.Count - 1);
            }

            done.Add(folder);
            return [];
        }
    }
}
