namespace Funding.Workflows.Stages.Quota;

/// <param name="Limit">How many the desk may recommend.</param>
/// <param name="Applications">Submitted to the desk, recommended ones included.</param>
/// <param name="Cases">The kind of the stage that takes applications in.</param>
public sealed record DeskPart(string PersonId, Bilingual Desk, int Limit, int Applications, string Cases)
    : RoundPart(PersonId, QuotaStage.Kind)
{
    public override IEnumerable<Concern> Concerned(DeadlineChange change)
    {
        // Before the close nobody knows which desks will have something; while they recommend, those with nothing have no deadline.
        var waits = change.IsAt(Cases) || change.Reopens || (change.IsAt(QuotaStage.Kind) && Applications > 0);
        if (Limit == 0 || !waits)
        {
            return [];
        }

        // A later close of the call moves the window's beginning, even where a holiday leaves its end.
        var window = change.Find(QuotaStage.Kind) is null ? Cases : QuotaStage.Kind;
        return On(change, ConcernKind.Desk, window, Desk, Applications);
    }
}
