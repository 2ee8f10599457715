namespace Funding.Workflows.Stages.Defence;

internal static class DefenceOpening
{
    /// <returns>The stage as the round is in it.</returns>
    /// <exception cref="RefusedException">The round is not in it, or is leaving it.</exception>
    public static PlannedStage DemandDefence(this Round round) => round switch
    {
        _ when round.IsAt(DefenceStage.Kind) && round.Seal is null => round.Stages.Of(round.Stage),
        _ when round.IsBefore(DefenceStage.Kind) => throw new RefusedException(DefenceRefusals.NotOpen()),
        _ => throw new RefusedException(DefenceRefusals.Closed()),
    };
}
