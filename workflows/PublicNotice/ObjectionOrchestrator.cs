using Funding.Workflows.Orchestration;

namespace Funding.Workflows.PublicNotice;

/// <summary>Follows one objection until an officer decides it: a reminder on its last day, escalation every day after.</summary>
public sealed class ObjectionOrchestrator(string newest = OrchestrationVersions.Newest)
    : LookAndAct<ObjectionKey, ObjectionAct>(ObjectionActivities.LookAtObjection, newest)
{
    public const string Name = nameof(ObjectionOrchestrator);

    public static string InstanceId(string roundId, string objectionId) => $"{roundId}:objection:{objectionId}";
}

public sealed record ObjectionKey(string RoundId, string ObjectionId);

/// <summary>The activity that reads; each act of <see cref="ObjectionAct"/> is one of its own name.</summary>
public static class ObjectionActivities
{
    /// <summary>Reads the rows and asks <see cref="ObjectionDecision"/>.</summary>
    public const string LookAtObjection = nameof(LookAtObjection);
}
