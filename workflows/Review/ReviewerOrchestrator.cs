using Funding.Workflows.Orchestration;

namespace Funding.Workflows.Review;

/// <summary>Follows one expert through a round's review: silence, the reminder at two thirds, the last day.</summary>
public sealed class ReviewerOrchestrator()
    : LookAndAct<ReviewerKey, ReviewerAct>(ReviewerActivities.LookAtReviewer, ReviewerActivities.Acts)
{
    /// <summary>Of this code; see docs/decisions/014-versions-of-orchestrations.md before changing either.</summary>
    public const string Version = "1";

    public static readonly Orchestration<ReviewerKey, Nothing> Name = new(nameof(ReviewerOrchestrator));

    public static string InstanceId(string roundId, string expertId) => $"{roundId}:reviewer:{expertId}";
}

public sealed record ReviewerKey(string RoundId, string ExpertId);

public static class ReviewerActivities
{
    /// <summary>Reads the rows and asks <see cref="ReviewerDecision"/>.</summary>
    public static readonly Activity<ReviewerKey, Step<ReviewerAct>> LookAtReviewer = new(nameof(LookAtReviewer));

    public static readonly IReadOnlyDictionary<ReviewerAct, Activity<ReviewerKey, Nothing>> Acts =
        LookAndAct<ReviewerKey, ReviewerAct>.ActivityForEachAct();
}
