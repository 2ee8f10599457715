namespace Funding.Workflows.Stages.SiteVisit;

internal static class VisitOpening
{
    /// <summary>The round is in the stage, and not leaving it.</summary>
    public static bool IsVisiting(this Round round) => round.IsAt(SiteVisitStage.Kind) && round.Seal is null;

    /// <returns>The stage as the round is in it.</returns>
    /// <exception cref="RefusedException">The round is not in it, or is leaving it.</exception>
    public static PlannedStage DemandVisits(this Round round) => round switch
    {
        _ when round.IsVisiting() => round.Stages.Of(round.Stage),
        _ when round.IsBefore(SiteVisitStage.Kind) => throw new RefusedException(SiteVisitRefusals.NotOpen()),
        _ => throw new RefusedException(SiteVisitRefusals.Closed()),
    };
}
