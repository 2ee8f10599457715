namespace Funding.Workflows.Launches;

/// <param name="Plan">What would run; null while something stops it.</param>
/// <param name="Findings">First what stops the launch, then what is to be looked at.</param>
public sealed record LaunchReview(LaunchPlan? Plan, IReadOnlyList<LaunchFinding> Findings)
{
    public static LaunchReview Stopped(RefusedException refused) => new(null, [.. refused.Refusals.Select(LaunchFinding.Of)]);
}

/// <summary>What a launch is looked at against, beside the calendar.</summary>
/// <param name="Administrators">How many there are.</param>
/// <param name="Others">The rounds there are.</param>
public sealed record LaunchSurroundings(DateOnly Today, int Administrators, IReadOnlyList<RoundSummary> Others);
