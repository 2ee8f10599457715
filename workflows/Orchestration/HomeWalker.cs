using Funding.Workflows.Orchestration;

namespace Funding.Workflows.Rounds;

/// <summary>Walks a round from the call to the announcement.</summary>
public sealed class RoundOrchestrator(string newest = OrchestrationVersions.Newest)
    : LookAndAct<string, RoundAct>(RoundActivities.LookAtRound, newest)
{
    public const string Name = nameof(RoundOrchestrator);

    public static string InstanceId(string roundId) => roundId;
}
