namespace Funding.Workflows.Stages.Committee;

/// <summary>What a committee member's pages show beside the ranking itself.</summary>
public sealed class ApprovalQueries(
    ITableStore tables, RoundStore rounds, StageOffers offers, ConflictDeclarations conflicts, CaseVoteQueries cases)
{
    /// <summary>Rounds of whose committee the person is a member or a deputy, from the draw on; those with something to do first.</summary>
    public async Task<IReadOnlyList<CommitteeRound>> RoundsAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ApproveRanking);
        var found = new List<CommitteeRound>();
        foreach (var summary in (await rounds.AllAsync(cancellation))
            .Where(r => r.Standing != RoundStanding.Cancelled))
        {
            var round = (await rounds.GetAsync(summary.Id, cancellation)).Value;
            if (round.Committee.Contains(actor.PersonId) || round.Deputies.Contains(actor.PersonId))
            {
                found.Add(await LineAsync(actor, round, cancellation));
            }
        }

        return [.. found.OrderByDescending(r => r.Task != CommitteeTask.None)
            .ThenBy(r => r.Round.IsFinished)
            .ThenByDescending(r => r.Round.Opens)];
    }

    /// <summary>The actor's part in the approval of the present ranking.</summary>
    public async Task<ApprovalView> ReadAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ApproveRanking);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var partition = RoundKeys.Partition(roundId);
        var conflicted = await conflicts.HasAnyAsync(actor.PersonId, roundId, cancellation);
        var own = await OwnVoteAsync(actor, round, cancellation);
        var standing = StandingOf(actor, round, own, conflicted);
        if (!round.IsVotedOnByCase() && await conflicts.IsRecusedAsync(actor, round, cancellation))
        {
            return new ApprovalView(round, null, null, standing, own) { Recused = true };
        }

        var ranking = round.RankingVersion == 0
            ? null
            : (await tables.GetAsync<RankingRow>(partition, RoundKeys.Ranking(round.RankingVersion), cancellation))?.Value;
        // What was returned is read until something new is put to the vote, and beside that.
        var returned = ranking is { ReturnedBy: not null } ? ranking : round.RankingVersion < 2 ? null
            : (await tables.GetAsync<RankingRow>(partition, RoundKeys.Ranking(round.RankingVersion - 1), cancellation))?.Value;
        return new ApprovalView(round, ranking, returned, standing, own)
        {
            OpensApplications = ListAccess.IsOpenFor(round, actor.PersonId, conflicted),
        };
    }

    private async Task<CommitteeRound> LineAsync(Actor actor, Round round, CancellationToken cancellation)
    {
        if (round.IsVotedOnByCase())
        {
            var waiting = (await cases.WaitingAsync(actor, round.Id, cancellation)).Cases;
            return new CommitteeRound(round, waiting.Count > 0 ? CommitteeTask.VoteOnCases : CommitteeTask.None)
            {
                Cases = waiting.Count,
                Deadline = waiting.Min(c => c.LastDay),
            };
        }

        var task = CommitteeTask.None;
        if (offers.Giver<ISeats>(round) is { } draw && round.IsAt(draw.Kind)
            && round.Draw!.PublicValue is null
            && round.MayEnterValue().Contains(actor.PersonId))
        {
            task = await tables.GetAsync(RoundKeys.Partition(round.Id), RoundKeys.PublicValue(actor.PersonId), cancellation) is null
                ? CommitteeTask.EnterPublicValue
                : CommitteeTask.None;
        }
        else if (round.IsAt(CommitteeStage.Kind) && ApprovalCommands.MayVote(round, actor.PersonId))
        {
            task = await OwnVoteAsync(actor, round, cancellation) is null ? CommitteeTask.Vote : CommitteeTask.None;
        }

        return new CommitteeRound(round, task);
    }

    private async Task<ApprovalVote?> OwnVoteAsync(Actor actor, Round round, CancellationToken cancellation) =>
        round.RankingVersion == 0
            ? null
            : (await tables.GetAsync<ApprovalVote>(
                RoundKeys.Partition(round.Id), VoteKeys.Of(round, actor.PersonId), cancellation))?.Value;

    private static VoteStanding StandingOf(Actor actor, Round round, ApprovalVote? own, bool conflicted) =>
        own is not null ? VoteStanding.Voted
        : conflicted ? VoteStanding.Conflicted
        : !round.IsAt(CommitteeStage.Kind) ? VoteStanding.NotOpen
        : ApprovalCommands.MayVote(round, actor.PersonId) ? VoteStanding.Open
        : round.Deputies.Contains(actor.PersonId) ? VoteStanding.Deputy
        : VoteStanding.NotYours;
}

/// <summary>What waits for a committee member in a round.</summary>
public enum CommitteeTask
{
    None,
    EnterPublicValue,
    Vote,
    VoteOnCases,
}

public sealed record CommitteeRound(Round Round, CommitteeTask Task)
{
    /// <summary>Applications that wait for the reader's vote.</summary>
    public int Cases { get; init; }

    /// <summary>The first last day of these.</summary>
    public DateOnly? Deadline { get; init; }
}

public enum VoteStanding
{
    /// <summary>The vote is asked for.</summary>
    Open,
    NotOpen,
    Voted,

    /// <summary>A conflict was declared: somebody else votes.</summary>
    Conflicted,

    /// <summary>A deputy who was not called.</summary>
    Deputy,
    NotYours,
}

/// <param name="Ranking">Null before the first ranking.</param>
/// <param name="Returned">The ranking before, which was returned; null for the first.</param>
public sealed record ApprovalView(Round Round, RankingRow? Ranking, RankingRow? Returned, VoteStanding Standing, ApprovalVote? Own)
{
    /// <summary>The reader declared a conflict or applies: nothing of what is voted on is theirs.</summary>
    public bool Recused { get; init; }

    /// <summary>The reader opens the applications of the list, with their documents.</summary>
    public bool OpensApplications { get; init; }
}
