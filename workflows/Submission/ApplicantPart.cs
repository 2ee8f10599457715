namespace Funding.Workflows.Submission;

/// <summary>An editor of an application.</summary>
/// <param name="Call">The kind of the stage that takes applications in.</param>
public sealed record ApplicantPart(string PersonId, string Name, ApplicationState State, string Call) : RoundPart(PersonId, Call)
{
    public override IEnumerable<Concern> Concerned(DeadlineChange change)
    {
        var open = change.IsAt(Call) || change.Reopens;
        var about = new Bilingual(Name, Name);
        return State switch
        {
            ApplicationState.Draft when open => On(change, ConcernKind.Draft, Call, about),
            // Lapsed at the close that is taken back: it becomes a draft again.
            ApplicationState.Lapsed when change.Reopens => On(change, ConcernKind.Draft, Call, about),
            ApplicationState.Submitted when open => On(change, ConcernKind.Submission, Call, about),
            _ => [],
        };
    }
}
