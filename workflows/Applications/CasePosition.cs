namespace Funding.Workflows.Applications;

/// <summary>Where a case is that goes its own way through the stages of its round, and how often it has begun each of them.</summary>
/// <param name="Passes">Of the stages that it has begun more than once.</param>
public sealed record CasePosition(StageKey Stage, IReadOnlyDictionary<StageKey, int>? Passes = null)
{
    public int PassOf(StageKey stage) => Passes?.TryGetValue(stage, out var pass) == true ? pass : 1;
}
