namespace Funding.Workflows.Stages.Eligibility;

/// <summary>Who decides on eligibility.</summary>
public sealed record OfficerPart(string PersonId) : RoundPart(PersonId, EligibilityStage.Kind)
{
    public override IEnumerable<Concern> Concerned(DeadlineChange change) => change.IsNotPast(EligibilityStage.Kind)
        ? On(change, ConcernKind.Officer, EligibilityStage.Kind) : [];
}
