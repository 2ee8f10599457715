namespace Funding.Workflows.Submission;

/// <summary>An application that the organisation submitted in an earlier round.</summary>
public sealed record EarlierApplication(RoundSummary Round, Application Application);

/// <summary>What an organisation applied with before, for the people who may read it.</summary>
public sealed class EarlierQueries(OrganisationApplications applications, RoundStore rounds)
{
    /// <summary>So many earlier rounds are looked into: of the same programme first, the newest first.</summary>
    private const int MostRounds = 8;

    /// <summary>
    /// What the actor submitted before for the organisation, and what others did where the actor is one of its own people. One transaction,
    /// and one for each round looked into.
    /// </summary>
    /// <param name="draft">The actor's own.</param>
    /// <param name="most">How many rounds are looked into at most.</param>
    public async Task<IReadOnlyList<EarlierApplication>> FindAsync(
        Actor actor, Round round, Application draft, int most = MostRounds, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadOwnApplication);
        var before = (await rounds.AllAsync(cancellation)).Where(r => r.Id != round.Id && r.Opens < round.Opens)
            .OrderByDescending(r => r.ProgrammeId == round.ProgrammeId).ThenByDescending(r => r.Opens).Take(most).ToList();
        return
        [
            .. (await applications.OfAsync(before, [draft.CreditCode], cancellation))
                .Where(a => a.Application.AnswersBlob is not null
                    && MayRead(actor, draft.CreditCode, draft.ClaimedBy is not null, a.Application))
                .Select(a => new EarlierApplication(a.Round, a.Application)),
        ];
    }

    // A provisional claimant reads nothing of what the organisation's people wrote, and the people of another code neither.
    internal static bool MayRead(Actor actor, string code, bool claimed, Application earlier) =>
        earlier.Editors.Contains(actor.PersonId) || (code == earlier.CreditCode && !claimed && earlier.ClaimedBy is null);
}
