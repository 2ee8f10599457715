namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>When an expert can be at which visit.</summary>
public static class VisitTimes
{
    /// <summary>Visits of the same experts that are too near to one.</summary>
    /// <param name="minutes">From the beginning of a visit until an expert can be at another.</param>
    /// <param name="others">All visits of the stage; those without an appointment, and those that are off, count for nothing.</param>
    /// <returns>Each with one expert whom it has in common, by their beginnings.</returns>
    public static IReadOnlyList<(Visit Other, string ExpertId)> Clashes(
        int minutes, Visit visit, DateTimeOffset begins, IEnumerable<Visit> others)
    {
        var visiting = visit.Visiting.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from other in Near(minutes, visit, begins, others)
               let both = other.Visiting.FirstOrDefault(visiting.Contains)
               where both is not null
               select (other, both),
        ];
    }

    /// <summary>Who is at another visit then.</summary>
    /// <inheritdoc cref="Clashes"/>
    public static IReadOnlySet<string> Busy(int minutes, Visit visit, DateTimeOffset begins, IEnumerable<Visit> others) =>
        Near(minutes, visit, begins, others).SelectMany(o => o.Visiting).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<Visit> Near(int minutes, Visit visit, DateTimeOffset begins, IEnumerable<Visit> others) => others
        .Where(o => o.CaseId != visit.CaseId && o.State is not (VisitState.Withdrawn or VisitState.Failed)
            && o.Appointment is { } at && (at.Begins - begins).Duration() < TimeSpan.FromMinutes(minutes))
        .OrderBy(o => o.Appointment!.Begins);
}
