namespace Funding.Workflows.Persons;

/// <summary>Whether a claim on a person still keeps others from naming that person in its scope. Pure.</summary>
public static class PersonClaimDecision
{
    /// <summary>
    /// How long a claim of a draft stands: a submission claims first and is written then, so one that broke off is soon in nobody's way.
    /// </summary>
    public static readonly TimeSpan Underway = TimeSpan.FromMinutes(10);

    /// <param name="application">That made the claim; null where it is gone.</param>
    /// <param name="isOver">Whether its round has ended: who was not selected by then stays so.</param>
    /// <param name="award">That came of it; null while none was made.</param>
    public static bool Stands(PersonClaim claim, Application? application, bool isOver, AwardHome? award, DateTimeOffset now) =>
        application?.State switch
        {
            null => false,
            ApplicationState.Draft => now - claim.At < Underway,
            ApplicationState.Awarded => award is null
                || award.Standing.On(ShanghaiTime.DayOf(now), award.Term.ValidUntil) is AwardStanding.Live or AwardStanding.Suspended,
            // A list that the committee returns is ranked once more.
            ApplicationState.NotSelected => !isOver,
            { } state => state.Stands() && !isOver,
        };
}
