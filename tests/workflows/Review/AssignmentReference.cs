namespace Funding.Workflows.Tests.Review;

/// <summary>
/// A second opinion on an assignment: seats are optimal when the residual network has no cycle of negative cost.
/// Costs are triples (seats lost, growth of squared loads, mismatches), compared in that order.
/// </summary>
internal static class AssignmentReference
{
    private const long Load = 1_000, Seat = 1_000_000_000;

    /// <summary>A node on a cycle that improves the seats the party's own experts hold; null when there is none.</summary>
    public static int? BetterExchange(AssignmentInputs inputs, IReadOnlyList<PanelSeat> seats, Party party)
    {
        var applications = inputs.Applications.ToList();
        var experts = inputs.Experts.Where(e => e.Party == party).ToList();
        var table = new ConflictTable(inputs.Experts, inputs.Barred);
        var kept = inputs.Existing.ToHashSet();
        // Stand-ins come after the parties' own seats: they are no part of this choice.
        var own = seats.Where(s => s.Seat == party && experts.Any(e => e.Id == s.ExpertId)).ToHashSet();
        var hub = applications.Count + experts.Count;
        var edges = new List<(int From, int To, long Cost)>();

        for (var a = 0; a < applications.Count; a++)
        {
            var panel = own.Where(s => s.ApplicationId == applications[a].Id).ToList();
            var standIns = inputs.Existing.Count(s => s.ApplicationId == applications[a].Id && s.Seat == party && !own.Contains(s));
            if (panel.Count + standIns < inputs.Seats.Of(party)) edges.Add((hub, a, -Seat));
            if (panel.Any(s => !kept.Contains(s))) edges.Add((a, hub, Seat));
            foreach (var (e, expert) in experts.Index())
            {
                var cost = applications[a].Fields.Any(expert.Fields.Contains) ? 0 : 1;
                var seat = panel.SingleOrDefault(s => s.ExpertId == expert.Id);
                var elsewhere = inputs.Existing.Any(s => s.ApplicationId == applications[a].Id && s.ExpertId == expert.Id);
                if (seat is null && !elsewhere && !table.Of(applications[a]).ContainsKey(expert.Id)) edges.Add(
                    (a, applications.Count + e, cost));
                if (seat is not null && !kept.Contains(seat)) edges.Add((applications.Count + e, a, -cost));
            }
        }
        foreach (var (e, expert) in experts.Index())
        {
            var load = own.Union(kept.Where(s => s.ExpertId == expert.Id)).Count(s => s.ExpertId == expert.Id);
            if (load < expert.MaxLoad) edges.Add((applications.Count + e, hub, ((2 * load) + 1) * Load));
            if (own.Any(s => s.ExpertId == expert.Id && !kept.Contains(s))) edges.Add(
                (hub, applications.Count + e, -((2 * load) - 1) * Load));
        }

        var distance = new long[hub + 1];
        for (var round = 0; round <= hub + 1; round++)
        {
            int? changed = null;
            foreach (var (from, to, cost) in edges)
                if (distance[from] + cost < distance[to])
                {
                    distance[to] = distance[from] + cost;
                    changed = to;
                }
            if (changed is null) return null;
            if (round == hub + 1) return changed;
        }
        return null;
    }
}
