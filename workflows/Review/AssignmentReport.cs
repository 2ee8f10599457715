namespace Funding.Workflows.Review;

/// <summary>What stored seats lack, counted from the seats alone; nothing is solved here.</summary>
internal static class AssignmentReport
{
    public static AssignmentResult Of(AssignmentInputs inputs, IEnumerable<PanelSeat> seats)
    {
        var sorted = seats.OrderBy(s => s.ApplicationId, StringComparer.Ordinal)
            .ThenBy(s => s.ExpertId, StringComparer.Ordinal).ToList();
        var parties = inputs.Experts.ToDictionary(e => e.Id, e => e.Party, StringComparer.Ordinal);
        var pool = inputs.Experts.CountBy(e => e.Party).ToDictionary();
        var panels = sorted.ToLookup(s => s.ApplicationId, StringComparer.Ordinal);
        var table = new ConflictTable(inputs.Experts, inputs.Barred);

        var shortfalls = new List<AssignmentShortfall>();
        foreach (var application in inputs.Applications.OrderBy(a => a.Id, StringComparer.Ordinal))
        {
            var panel = panels[application.Id].ToList();
            foreach (var party in Parties.All)
            {
                var wanted = inputs.Seats.Of(party);
                var taken = panel.FindAll(s => s.Seat == party);
                // An expert who has left the pool was of the party of the seat when seated.
                var own = taken.Count(s => parties.GetValueOrDefault(s.ExpertId, party) == party);
                if (own >= wanted) continue;
                var kept = table.Of(application).Keys.Count(e => parties.TryGetValue(e, out var p) && p == party);
                shortfalls.Add(new(
                    application.Id, party, wanted - own, Math.Min(taken.Count - own, wanted - own),
                    pool.GetValueOrDefault(party) - kept, wanted));
            }
        }
        return new(sorted, shortfalls, PartyShortage.Of(inputs, shortfalls));
    }
}
