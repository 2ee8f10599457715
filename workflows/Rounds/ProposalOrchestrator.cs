using Funding.Workflows.Orchestration;

namespace Funding.Workflows.Rounds;

/// <summary>Follows a proposed extension or cancellation until the second administrator decides it, or it ends by rule.</summary>
public sealed class ProposalOrchestrator(string newest = OrchestrationVersions.Newest)
    : LookAndAct<ProposalKey, ProposalAct>(ProposalActivities.LookAtProposal, newest)
{
    public const string Name = nameof(ProposalOrchestrator);

    public static string InstanceId(string roundId, string proposalId) => $"{roundId}:proposal:{proposalId}";
}

public sealed record ProposalKey(string RoundId, string ProposalId);

/// <summary>The activity that reads; each act of <see cref="ProposalAct"/> is one of its own name.</summary>
public static class ProposalActivities
{
    /// <summary>Reads the rows and asks <see cref="ProposalDecision"/>.</summary>
    public const string LookAtProposal = nameof(LookAtProposal);
}
