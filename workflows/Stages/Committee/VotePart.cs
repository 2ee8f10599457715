namespace Funding.Workflows.Stages.Committee;

/// <summary>A member of the committee who may vote now or once it is asked for, and has not.</summary>
public sealed record VotePart(string PersonId) : RoundPart(PersonId, CommitteeStage.Kind)
{
    public override IEnumerable<Concern> Concerned(DeadlineChange change) => change.IsNotPast(CommitteeStage.Kind)
        ? On(change, ConcernKind.Approval, CommitteeStage.Kind) : [];
}
