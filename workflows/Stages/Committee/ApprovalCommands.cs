namespace Funding.Workflows.Stages.Committee;

/// <param name="Approved">False for a return.</param>
public sealed record ApprovalVote(string PersonId, bool Approved, string? Reason, DateTimeOffset At);

/// <summary>审定: two committee members approve the ranking, or one returns it with a reason.</summary>
public sealed class ApprovalCommands(
    ITableStore tables, RoundStore rounds, ConflictDeclarations conflicts, CommitWriter commits, TimeProvider clock)
{
    /// <param name="typed">The last four characters of the ranking's hash.</param>
    public Task ApproveAsync(Actor actor, string roundId, string? typed, CancellationToken cancellation = default) =>
        VoteAsync(actor, roundId, round =>
        {
            TypedConfirmation.Demand(typed, round.RankingHash!);
            return new ApprovalVote(actor.PersonId, true, null, clock.GetUtcNow());
        }, cancellation);

    public Task ReturnAsync(Actor actor, string roundId, string? reason, CancellationToken cancellation = default) =>
        VoteAsync(actor, roundId, _ => new ApprovalVote(actor.PersonId, false, Reasons.Demand(reason), clock.GetUtcNow()), cancellation);

    /// <summary>Who may vote now: the two members, and the deputies once called.</summary>
    public static bool MayVote(Round round, string personId) =>
        round.Committee.Contains(personId) || round.VotingDeputies.Contains(personId);

    private async Task VoteAsync(Actor actor, string roundId, Func<Round, ApprovalVote> vote, CancellationToken cancellation)
    {
        actor.Demand(Right.ApproveRanking);
        var partition = RoundKeys.Partition(roundId);
        await Attempts.OrRefuseAsync(5, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var stored = await rounds.GetAsync(roundId, cancellation);
            var round = stored.Value;
            if (!MayVote(round, actor.PersonId))
            {
                throw new RefusedException(ApprovalRefusals.NotYours());
            }

            if (!round.IsAt(CommitteeStage.Kind) || round.Seal is not null)
            {
                throw new RefusedException(ApprovalRefusals.NotOpen());
            }

            if (await conflicts.HasAnyAsync(actor.PersonId, roundId, cancellation))
            {
                throw new RefusedException(ApprovalRefusals.Conflict());
            }

            var given = vote(round);
            try
            {
                // The round's row is taken along: a vote is either seen by the closing of the stage, or refused.
                await commits.SaveAsync(
                    new Commit(partition)
                        .Insert(VoteKeys.Of(round, actor.PersonId), given)
                        .Replace(stored, round)
                        .Audit(AuditNote.By(
                            actor,
                            given.Approved ? "ranking-approved" : "ranking-returned",
                            roundId,
                            ("hash", round.RankingHash!),
                            ("reason", given.Reason ?? "")))
                        .WakeRound(roundId),
                    cancellation);
            }
            catch (StorageConflictException)
            {
                if (await tables.GetAsync(partition, VoteKeys.Of(round, actor.PersonId), cancellation) is not null)
                {
                    throw new RefusedException(ApprovalRefusals.VotedAlready());
                }

                throw;
            }
        }, cancellation);
    }
}
