namespace Funding.Workflows.Stages.Committee;

/// <summary>审定 of one case: members approve it, or one returns it with a reason.</summary>
public sealed class CaseVoteCommands(
    CaseBallotStore ballots, ConflictDeclarations conflicts, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 5;

    /// <param name="typed">The last four characters of the application's number.</param>
    /// <exception cref="RefusedException">It is not the actor's to see, voted on, or not confirmed.</exception>
    public Task ApproveAsync(Actor actor, string roundId, string caseId, string? typed, CancellationToken cancellation = default) =>
        VoteAsync(actor, roundId, caseId, () =>
        {
            TypedConfirmation.Demand(typed, caseId);
            return new ApprovalVote(actor.PersonId, true, null, clock.GetUtcNow());
        }, cancellation);

    /// <exception cref="RefusedException">As for an approval, or no reason.</exception>
    public Task ReturnAsync(Actor actor, string roundId, string caseId, string? reason, CancellationToken cancellation = default) =>
        VoteAsync(
            actor, roundId, caseId, () => new ApprovalVote(actor.PersonId, false, Reasons.Demand(reason), clock.GetUtcNow()), cancellation);

    /// <summary>
    /// The actor declares a conflict with the applicant of the case before them: they see nothing of it any more, and go on with others.
    /// </summary>
    /// <exception cref="RefusedException">The case is not the actor's to see, or no reason.</exception>
    public async Task DeclareAsync(
        Actor actor, string roundId, string caseId, string? reason, CancellationToken cancellation = default)
    {
        var open = await ballots.OpenAsync(actor, roundId, caseId, cancellation);
        await conflicts.DeclareAsync(actor, roundId, open.Application.CreditCode, reason ?? "", cancellation);
    }

    private Task VoteAsync(Actor actor, string roundId, string caseId, Func<ApprovalVote> vote, CancellationToken cancellation) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var open = await ballots.OpenAsync(actor, roundId, caseId, cancellation);
            if (open.Row is not { } row || open.Ballot.StandingOf(actor.PersonId) != VoteStanding.Open)
            {
                throw new RefusedException(ApprovalRefusals.VotedOnCase());
            }

            // The case's row is taken along: a vote is either seen by the case's leaving, or refused.
            var given = vote();
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(roundId))
                    .Insert(RoundKeys.VoteOnCase(open.Stage, caseId, actor.PersonId), given)
                    .Replace(row, row.Value)
                    .Audit(AuditNote.By(
                        actor,
                        given.Approved ? "case-approved" : "case-returned",
                        caseId,
                        ("pass", $"{open.Stage.Pass}"),
                        ("answers", open.Application.AnswersHash ?? ""),
                        ("reason", given.Reason ?? "")))
                    .Wake(new CaseKey(roundId, open.Stage.Id, caseId).Subject),
                cancellation);
        }, cancellation);
}
