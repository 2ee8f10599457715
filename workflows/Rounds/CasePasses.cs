namespace Funding.Workflows.Rounds;

/// <summary>How a case that goes its own way passes through the stages of its round.</summary>
public static class CasePasses
{
    /// <summary>The case in another stage; an earlier one, and all from there to the present one, have their next pass.</summary>
    public static CasePosition Enter(this CasePosition at, StagePlan plan, StageKey target)
    {
        if (!plan.IsBefore(target, at.Stage) && target != at.Stage)
            return at with { Stage = target };

        var (first, last) = (plan.IndexOf(target), plan.IndexOf(at.Stage));
        var again = plan.Where((_, index) => index >= first && index <= last).ToDictionary(s => s.Id, s => at.PassOf(s.Id) + 1);
        var before = at.Passes ?? new Dictionary<StageKey, int>();
        return new(target, before.Where(p => !again.ContainsKey(p.Key)).Concat(again).ToDictionary());
    }

    /// <summary>The stages of the round as the case has come to them.</summary>
    public static StagePlan Passed(this CasePosition at, StagePlan plan) =>
        at.Passes is null ? plan : new(plan.Select(s => s with { Pass = at.PassOf(s.Id) }));
}
