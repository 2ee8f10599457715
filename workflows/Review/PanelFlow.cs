namespace Funding.Workflows.Review;

/// <summary>Applications that are alike to the solver: the same fields, the same experts kept from them, the same need.</summary>
/// <param name="Seats">Needed by each application.</param>
/// <param name="Excluded">Indices of experts.</param>
internal sealed record PanelGroup(
    IReadOnlyList<int> Applications, int Seats, IReadOnlySet<int> Excluded, IReadOnlyList<string> Fields);

/// <param name="Room">Further applications the expert may take.</param>
internal readonly record struct PanelCandidate(int Expert, int Load, int Room, IReadOnlySet<string> Fields);

/// <summary>
/// Fills seats by one minimum-cost flow group → expert → load: as many as can be, then the loads as even as can be
/// (least sum of squares), then the most matching fields. Exact: a group's flow to an expert is at most its size, so
/// dealing the experts round its applications in turn never gives one twice.
/// </summary>
internal static class PanelFlow
{
    /// <summary>Loads this far above the even level are offered first; more only if they turn out to be needed.</summary>
    private const int Headroom = 8;

    /// <summary>Above this many pairs each group is offered a part of the pool first, and more where that shows.</summary>
    private const long ManyPairs = 200_000;

    public static List<(int Application, int Expert)> Solve(
        IReadOnlyList<PanelGroup> groups, IReadOnlyList<PanelCandidate> pool)
    {
        if (groups.Count == 0 || pool.Count == 0) return [];
        var demand = groups.Sum(g => (long)g.Applications.Count * g.Seats);
        var applications = groups.Sum(g => g.Applications.Count);
        var experts = pool.Select(e => e with { Room = Math.Min(e.Room, applications) }).ToList();
        var level = EvenLevel(experts, demand);
        var offered = (int)Math.Min(experts.Count, Math.Max(8, ManyPairs / groups.Count));
        for (long headroom = Headroom; ;)
        {
            var limits = experts.Select(e => (int)Math.Clamp(level + headroom - e.Load, 0, e.Room)).ToArray();
            using var flow = new PanelNetwork(groups, experts, limits, demand, offered);
            if (experts.Index().Any(e => limits[e.Index] < e.Item.Room && flow.Taken(e.Index) == limits[e.Index]))
                headroom *= 4;
            else if (offered < experts.Count && (flow.Filled < demand || Uneven(experts, flow)))
                offered = Math.Min(experts.Count, offered * 4);
            else
                return flow.Deal();
        }
    }

    private static bool Uneven(List<PanelCandidate> experts, PanelNetwork flow)
    {
        var loads = experts.Index()
            .Select(e => (Load: e.Item.Load + flow.Taken(e.Index), Taken: flow.Taken(e.Index), e.Item.Room))
            .ToList();
        var givers = loads.Where(l => l.Taken > 0).Select(l => l.Load).DefaultIfEmpty(0).Max();
        return loads.Any(l => l.Taken < l.Room && l.Load < givers - 1);
    }

    /// <summary>The lowest common load at which the experts could take all seats.</summary>
    private static long EvenLevel(IReadOnlyList<PanelCandidate> experts, long demand)
    {
        long low = 0, high = experts.Max(e => e.Load) + demand;
        while (low < high)
        {
            var level = (low + high) / 2;
            if (experts.Sum(e => Math.Clamp(level - e.Load, 0, e.Room)) >= demand) high = level;
            else low = level + 1;
        }
        return low;
    }
}
