namespace Funding.Workflows.Stages.Call;

/// <summary>An editor of an application.</summary>
public sealed record ApplicantPart(string PersonId, string Name, ApplicationState State) : RoundPart(PersonId, CallStage.Kind)
{
    public override IEnumerable<Concern> Concerned(DeadlineChange change)
    {
        var open = change.IsAt(CallStage.Kind) || change.Reopens;
        var about = new Bilingual(Name, Name);
        return State switch
        {
            ApplicationState.Draft when open => On(change, ConcernKind.Draft, CallStage.Kind, about),
            // Lapsed at the close that is taken back: it becomes a draft again.
            ApplicationState.Lapsed when change.Reopens => On(change, ConcernKind.Draft, CallStage.Kind, about),
            ApplicationState.Submitted when open => On(change, ConcernKind.Submission, CallStage.Kind, about),
            _ => [],
        };
    }
}
