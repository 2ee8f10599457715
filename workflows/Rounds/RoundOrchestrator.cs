using Funding.Workflows.Orchestration;

namespace Funding.Workflows.Rounds;

/// <summary>Walks a round from the call to the announcement.</summary>
public sealed class RoundOrchestrator() : LookAndAct<string, RoundAct>(RoundActivities.LookAtRound, RoundActivities.Acts)
{
    /// <summary>Of this code; see docs/decisions/014-versions-of-orchestrations.md before changing either.</summary>
    public const string Version = "1";

    public static readonly Orchestration<string, Nothing> Name = new(nameof(RoundOrchestrator));

    public static string InstanceId(string roundId) => roundId;
}
