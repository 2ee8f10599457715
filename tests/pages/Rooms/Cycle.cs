namespace Funding.Pages.Tests.Rooms;

/// <summary>A type of one folder that names a type of another.</summary>
public sealed record Edge(string From, string FromType, string To, string ToType)
{
    public override string ToString() => $"{From} -> {To} ({FromType} names {ToType})";
}

/// <summary>Draws the cycle that folders form.</summary>
public static class Cycle
{
    /// <returns>Of the folders that can be reached from each other, each set by its names in order.</returns>
    public static IReadOnlyList<string> Knots(IReadOnlyCollection<Edge> edges)
    {
        var to = edges.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
        var reached = to.Select(g => g.Key).ToDictionary(folder => folder, Reached, StringComparer.Ordinal);
        return [.. reached.Where(r => r.Value.Contains(r.Key))
            .Select(r => string.Join(' ', r.Value.Where(other => reached.TryGetValue(other, out var back) && back.Contains(r.Key))
                .Order(StringComparer.Ordinal)))
            .Distinct().Order(StringComparer.Ordinal)];

        HashSet<string> Reached(string folder)
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            var ahead = new Stack<string>(to[folder]);
            while (ahead.TryPop(out var next))
            {
                if (found.Add(next))
                    foreach (var further in to[next])
                        ahead.Push(further);
            }

            return found;
        }
    }

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
