namespace Funding.Workflows.Applications;

/// <summary>Where a case is that goes its own way through the stages of its round, and how often it has begun each of them.</summary>
/// <param name="Passes">Of the stages that it has begun more than once.</param>
public sealed record CasePosition(StageKey Stage, IReadOnlyDictionary<StageKey, int>? Passes = null)
{
    public int PassOf(StageKey stage) => Passes?.TryGetValue(stage, out var pass) == true ? pass : 1;

    /// <summary>The case in another stage; an earlier one, and all from there to the present one, have their next pass.</summary>
    public CasePosition Enter(StagePlan plan, StageKey target)
    {
        if (!plan.IsBefore(target, Stage) && target != Stage)
        {
            return this with { Stage = target };
        }

        var (first, last) = (plan.IndexOf(target), plan.IndexOf(Stage));
        var again = plan.Where((_, index) => index >= first && index <= last).ToDictionary(s => s.Id, s => PassOf(s.Id) + 1);
        return new(target, (Passes ?? new Dictionary<StageKey, int>()).Where(p => !again.ContainsKey(p.Key)).Concat(again).ToDictionary());
    }

    /// <summary>The stages of the round as the case has come to them.</summary>
    public StagePlan Passed(StagePlan plan) =>
        Passes is null ? plan : new(plan.Select(s => s with { Pass = PassOf(s.Id) }));
}
