using Funding.Workflows.Orchestration;

namespace Funding.Workflows.Rounds;

/// <summary>The activities of <see cref="RoundOrchestrator"/>; the input is the round's id, services/ implements them.</summary>
public static class RoundActivities
{
    /// <summary>Reads the rows and asks <see cref="RoundDecision"/>; takes back the outstanding wake-up first.</summary>
    public static readonly Activity<string, Step<RoundAct>> LookAtRound = new(nameof(LookAtRound));

    public static readonly IReadOnlyDictionary<RoundAct, Activity<string, Nothing>> Acts =
        LookAndAct<string, RoundAct>.ActivityForEachAct();
}
