using Funding.Workflows.Orchestration;

namespace Funding.Workflows.Review;

/// <summary>Follows one expert through a round's review: silence, the reminder at two thirds, the last day.</summary>
public sealed class ReviewerOrchestrator(string newest = OrchestrationVersions.Newest)
    : LookAndAct<ReviewerKey, ReviewerAct>(ReviewerActivities.LookAtReviewer, newest)
{
    public const string Name = nameof(ReviewerOrchestrator);

    public static string InstanceId(string roundId, string expertId) => $"{roundId}:reviewer:{expertId}";
}

public sealed record ReviewerKey(string RoundId, string ExpertId);

/// <summary>The activity that reads; each act of <see cref="ReviewerAct"/> is one of its own name.</summary>
public static class ReviewerActivities
{
    /// <summary>Reads the rows and asks <see cref="ReviewerDecision"/>.</summary>
    public const string LookAtReviewer = nameof(LookAtReviewer);
}
