using Funding.Workflows.Orchestration;

namespace Funding.Workflows.PublicNotice;

/// <summary>Follows one objection until an officer decides it: a reminder on its last day, escalation every day after.</summary>
public sealed class ObjectionOrchestrator()
    : LookAndAct<ObjectionKey, ObjectionAct>(ObjectionActivities.LookAtObjection, ObjectionActivities.Acts)
{
    /// <summary>Of this code; see docs/decisions/014-versions-of-orchestrations.md before changing either.</summary>
    public const string Version = "1";

    public static readonly Orchestration<ObjectionKey, Nothing> Name = new(nameof(ObjectionOrchestrator));

    public static string InstanceId(string roundId, string objectionId) => $"{roundId}:objection:{objectionId}";
}

public sealed record ObjectionKey(string RoundId, string ObjectionId);

public static class ObjectionActivities
{
    /// <summary>Reads the rows and asks <see cref="ObjectionDecision"/>.</summary>
    public static readonly Activity<ObjectionKey, Step<ObjectionAct>> LookAtObjection = new(nameof(LookAtObjection));

    public static readonly IReadOnlyDictionary<ObjectionAct, Activity<ObjectionKey, Nothing>> Acts =
        LookAndAct<ObjectionKey, ObjectionAct>.ActivityForEachAct();
}
