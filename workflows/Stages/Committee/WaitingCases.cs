namespace Funding.Workflows.Stages.Committee;

/// <param name="Cases">By number.</param>
public sealed record WaitingCases(Round Round, IReadOnlyList<CaseToVote> Cases);

/// <param name="LastDay">Of this case.</param>
/// <param name="Pass">2 and more where it was returned before.</param>
public sealed record CaseToVote(RolledApplication Application, DateOnly? LastDay, int Pass)
{
    public string Id => Application.Summary.Id;
}
