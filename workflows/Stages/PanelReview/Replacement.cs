namespace Funding.Workflows.Stages.PanelReview;

/// <param name="Seat">The seat and its new holder; null when nobody can take it.</param>
/// <param name="Shortfall">What is missing when the seat is empty or has a stand-in.</param>
public sealed record ReplacementDecision(PanelSeat? Seat, AssignmentShortfall? Shortfall);

/// <summary>Finds who takes over one seat after a recusal or silence; nobody else's seat moves.</summary>
public static class Replacement
{
    /// <summary>
    /// Nobody with a conflict, barred, on this panel already or at the load. Then in this order: the seat's own party,
    /// the lightest load, a matching field, the drawn order. A stand-in of another party only when its own has nobody.
    /// </summary>
    /// <param name="inputs">With the round's seats as <see cref="AssignmentInputs.Existing"/>, the given-up one among them.</param>
    /// <param name="givenUp">The seat that becomes free.</param>
    public static ReplacementDecision Find(AssignmentInputs inputs, PanelSeat givenUp)
    {
        var application = inputs.Applications.Single(a => a.Id == givenUp.ApplicationId);
        var others = inputs.Existing.Where(s => s != givenUp).ToList();
        var loads = others.CountBy(s => s.ExpertId, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var panel = others.Where(s => s.ApplicationId == givenUp.ApplicationId)
            .Select(s => s.ExpertId).Append(givenUp.ExpertId).ToHashSet(StringComparer.Ordinal);
        var barred = inputs.Barred.Append(new BarredPair(givenUp.ApplicationId, givenUp.ExpertId)).Distinct().ToList();
        var kept = new ConflictTable(inputs.Experts, barred).Of(application);
        var drawn = inputs.ExpertOrder.Index().ToDictionary(e => e.Item, e => e.Index, StringComparer.Ordinal);

        var chosen = inputs.Experts
            .Where(e => !kept.ContainsKey(e.Id) && !panel.Contains(e.Id) && loads.GetValueOrDefault(e.Id) < e.MaxLoad)
            .OrderBy(e => e.Party == givenUp.Seat ? 0 : 1)
            .ThenBy(e => loads.GetValueOrDefault(e.Id))
            .ThenBy(e => application.Fields.Any(e.Fields.Contains) ? 0 : 1)
            .ThenBy(e => drawn[e.Id])
            .FirstOrDefault();
        var seat = chosen is null ? null : givenUp with { ExpertId = chosen.Id };
        if (chosen?.Party == givenUp.Seat) return new(seat, null);

        var after = inputs with { Applications = [application], Barred = barred };
        return new(seat, AssignmentReport.Of(after, seat is null ? others : [.. others, seat])
            .Shortfalls.FirstOrDefault(s => s.Party == givenUp.Seat));
    }
}
