using Funding.Workflows.Orchestration;

namespace Funding.Workflows.Rounds;

/// <summary>Follows a proposed extension or cancellation until the second administrator decides it, or it ends by rule.</summary>
public sealed class ProposalOrchestrator()
    : LookAndAct<ProposalKey, ProposalAct>(ProposalActivities.LookAtProposal, ProposalActivities.Acts)
{
    /// <summary>Of this code; see docs/decisions/014-versions-of-orchestrations.md before changing either.</summary>
    public const string Version = "1";

    public static readonly Orchestration<ProposalKey, Nothing> Name = new(nameof(ProposalOrchestrator));

    public static string InstanceId(string roundId, string proposalId) => $"{roundId}:proposal:{proposalId}";
}

public sealed record ProposalKey(string RoundId, string ProposalId);

public static class ProposalActivities
{
    /// <summary>Reads the rows and asks <see cref="ProposalDecision"/>.</summary>
    public static readonly Activity<ProposalKey, Step<ProposalAct>> LookAtProposal = new(nameof(LookAtProposal));

    public static readonly IReadOnlyDictionary<ProposalAct, Activity<ProposalKey, Nothing>> Acts =
        LookAndAct<ProposalKey, ProposalAct>.ActivityForEachAct();
}
