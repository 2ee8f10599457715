namespace Funding.Workflows.Review;

/// <param name="Faults">Hard constraints that are broken; empty when the seats may be used.</param>
/// <param name="Shortfalls">Seats without an expert of their party.</param>
/// <param name="Loads">By party: the lightest and the heaviest load, and how many seats have a matching field.</param>
public sealed record AssignmentVerification(
    IReadOnlyList<AssignmentFault> Faults,
    IReadOnlyList<AssignmentShortfall> Shortfalls,
    IReadOnlyDictionary<Party, PartyLoad> Loads)
{
    public bool Holds => Faults.Count == 0;
}

/// <param name="Kind">"conflict", "twice", "over-load", "too-many", "unknown-application" or "unknown-expert".</param>
/// <param name="ApplicationId">Null for a fault of the expert alone.</param>
/// <param name="ExpertId">Null for a fault of the panel alone.</param>
public sealed record AssignmentFault(string Kind, string? ApplicationId, string? ExpertId, ConflictReason? Reason = null);

public sealed record PartyLoad(int Experts, int Seats, int Lightest, int Heaviest, int FieldMatches);

/// <summary>Checks stored seats against the constraints; it solves nothing, so it trusts no solver.</summary>
public static class AssignmentVerifier
{
    /// <param name="inputs">Whose <see cref="AssignmentInputs.Existing"/> is ignored: all seats are in the second parameter.</param>
    /// <param name="seats">As stored.</param>
    public static AssignmentVerification Verify(AssignmentInputs inputs, IReadOnlyList<PanelSeat> seats)
    {
        var applications = inputs.Applications.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var experts = inputs.Experts.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var table = new ConflictTable(inputs.Experts, inputs.Barred);
        var loads = seats.CountBy(s => s.ExpertId, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var faults = new List<AssignmentFault>();
        var matches = new Dictionary<string, int>(StringComparer.Ordinal);

        foreach (var panel in seats.GroupBy(s => s.ApplicationId, StringComparer.Ordinal))
        {
            if (!applications.TryGetValue(panel.Key, out var application))
            {
                faults.Add(new("unknown-application", panel.Key, null));
                continue;
            }
            var kept = table.Of(application);
            foreach (var seat in panel.GroupBy(s => s.ExpertId, StringComparer.Ordinal))
            {
                if (seat.Count() > 1) faults.Add(new("twice", panel.Key, seat.Key));
                if (kept.TryGetValue(seat.Key, out var reason)) faults.Add(new("conflict", panel.Key, seat.Key, reason));
                if (experts.TryGetValue(seat.Key, out var expert) && application.Fields.Any(expert.Fields.Contains))
                    matches[seat.Key] = matches.GetValueOrDefault(seat.Key) + 1;
            }
            if (panel.Count() > inputs.Seats.Size || panel.CountBy(s => s.Seat).Any(p => p.Value > inputs.Seats.Of(p.Key)))
                faults.Add(new("too-many", panel.Key, null));
        }
        foreach (var (expert, load) in loads)
            if (!experts.TryGetValue(expert, out var known)) faults.Add(new("unknown-expert", null, expert));
            else if (load > known.MaxLoad) faults.Add(new("over-load", null, expert));

        return new(
            [.. faults.OrderBy(f => f.ApplicationId, StringComparer.Ordinal).ThenBy(f => f.ExpertId, StringComparer.Ordinal)
                .ThenBy(f => f.Kind, StringComparer.Ordinal)],
            AssignmentReport.Of(inputs, seats).Shortfalls,
            inputs.Experts.GroupBy(e => e.Party).ToDictionary(g => g.Key, g => new PartyLoad(
                g.Count(),
                g.Sum(e => loads.GetValueOrDefault(e.Id)),
                g.Min(e => loads.GetValueOrDefault(e.Id)),
                g.Max(e => loads.GetValueOrDefault(e.Id)),
                g.Sum(e => matches.GetValueOrDefault(e.Id)))));
    }
}
