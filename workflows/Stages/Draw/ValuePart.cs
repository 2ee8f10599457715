namespace Funding.Workflows.Stages.Draw;

/// <summary>A member of the committee who may enter the public value now or once it is asked for, and has not.</summary>
public sealed record ValuePart(string PersonId) : RoundPart(PersonId, DrawStage.Kind)
{
    public override IEnumerable<Concern> Concerned(DeadlineChange change) => change.IsNotPast(DrawStage.Kind)
        ? On(change, ConcernKind.PublicValue, DrawStage.Kind, named: DrawStage.ValueDay)
            .Concat(On(change, ConcernKind.PublicValue, DrawStage.Kind))
        : [];
}
