using Google.OrTools.Graph;

namespace Funding.Workflows.Review;

/// <summary>One flow problem, solved: group → expert (cost 1 without a common field) → load steps of rising cost.</summary>
internal sealed class PanelNetwork : IDisposable
{
    private readonly IReadOnlyList<PanelGroup> groups;
    private readonly IReadOnlyList<PanelCandidate> experts;
    private readonly MinCostFlow flow = new();
    private readonly List<(int Arc, int Group, int Expert)> arcs = [];
    private readonly Dictionary<string, bool[]> matchesByFields = new(StringComparer.Ordinal);
    private readonly int[] taken;

    /// <param name="limits">Applications each expert may take in this attempt.</param>
    /// <param name="offered">How many experts each group may choose from.</param>
    public PanelNetwork(
        IReadOnlyList<PanelGroup> groups, IReadOnlyList<PanelCandidate> experts, int[] limits, long demand, int offered)
    {
        (this.groups, this.experts) = (groups, experts);
        taken = new int[experts.Count];
        for (var g = 0; g < groups.Count; g++)
        {
            flow.SetNodeSupply(g, (long)groups[g].Applications.Count * groups[g].Seats);
            foreach (var (expert, matches) in Offer(g, limits, offered))
                arcs.Add((
                    flow.AddArcWithCapacityAndUnitCost(
                        g, groups.Count + expert, Math.Min(groups[g].Applications.Count, limits[expert]), matches ? 0 : 1),
                    g, expert));
        }
        AddLoadSteps(limits, demand);
        var status = flow.SolveMaxFlowWithMinCost();
        if (status != MinCostFlowBase.Status.OPTIMAL)
            throw new InvalidOperationException($"the assignment's flow ended {status}");
        foreach (var (arc, _, expert) in arcs) taken[expert] += (int)flow.Flow(arc);
    }

    public long Filled => taken.Sum(t => (long)t);

    public int Taken(int expert) => taken[expert];

    public void Dispose() => flow.Dispose();

    /// <summary>Deals each group's experts round its applications; an expert's share never exceeds one round.</summary>
    public List<(int Application, int Expert)> Deal()
    {
        var dealt = new List<(int, int)>();
        var turn = new int[groups.Count];
        foreach (var (arc, group, expert) in arcs)
            for (var n = flow.Flow(arc); n > 0; n--)
                dealt.Add((
                    groups[group].Applications[turn[group]++ % groups[group].Applications.Count],
                    experts[expert].Expert));
        return dealt;
    }

    /// <summary>One step of load outweighs all mismatches together; the differences of squares are 2l - 1.</summary>
    private void AddLoadSteps(int[] limits, long demand)
    {
        var sink = groups.Count + experts.Count;
        for (var e = 0; e < experts.Count; e++)
            for (var n = 1; n <= limits[e]; n++)
                flow.AddArcWithCapacityAndUnitCost(
                    groups.Count + e, sink, 1, (2L * (experts[e].Load + n) - 1) * (demand + 1));
        flow.SetNodeSupply(sink, -demand);
    }

    /// <summary>Experts free for the group, from another place of the drawn order for each; half by field when not all.</summary>
    private List<(int Expert, bool Matches)> Offer(int g, int[] limits, int offered)
    {
        var group = groups[g];
        var matches = MatchesOf(group.Fields);
        var start = offered < experts.Count ? (int)((long)g * offered % experts.Count) : 0;
        var offer = new List<(int, bool)>(offered);
        Take(true, offered < experts.Count ? offered / 2 : offered);
        Take(false, offered);
        return offer;

        void Take(bool onlyMatching, int upTo)
        {
            // The second turn takes what the first left: those that match come again only when the first was cut short.
            var passed = onlyMatching ? 0 : offer.Count;
            for (var n = 0; n < experts.Count && offer.Count < upTo; n++)
            {
                var e = (start + n) % experts.Count;
                if (limits[e] == 0 || (onlyMatching && !matches[e]) || group.Excluded.Contains(experts[e].Expert)) continue;
                if (!onlyMatching && matches[e] && passed-- > 0) continue;
                offer.Add((e, matches[e]));
            }
        }
    }

    private bool[] MatchesOf(IReadOnlyList<string> fields)
    {
        var key = string.Join('\u0001', fields);
        if (!matchesByFields.TryGetValue(key, out var matches))
            matchesByFields[key] = matches = [.. experts.Select(e => fields.Any(e.Fields.Contains))];
        return matches;
    }
}
