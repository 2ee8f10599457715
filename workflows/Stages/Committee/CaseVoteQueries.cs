namespace Funding.Workflows.Stages.Committee;

/// <summary>What a member of the committee reads where it votes case by case.</summary>
public sealed class CaseVoteQueries(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, ApplicationRollStore rolls, OpenCases cases,
    CaseBallotStore ballots, ConflictDeclarations conflicts, StageFaces stages)
{
    /// <summary>
    /// The cases that wait for the actor's vote, by number: a query for a thousand open cases beside the roll, for each pass that they are
    /// in one for its votes and one for those who were called, and a read of each case for who applies in the round or declared a conflict.
    /// </summary>
    public async Task<WaitingCases> WaitingAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ApproveRanking);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        if (!round.IsRunning() || round.Stages.Find(CommitteeStage.Kind) is not { } stage)
        {
            return new WaitingCases(round, []);
        }

        var open = await cases.AllAsync(roundId, stage.Id, cancellation);
        var rolled = (await rolls.ReadAsync(roundId, cancellation)).ToDictionary(a => a.Summary.Id, StringComparer.Ordinal);
        var found = new List<CaseToVote>();
        foreach (var pass in open.GroupBy(c => c.Pass))
        {
            var own = stage with { Pass = pass.Key };
            var votable = await VotableAsync(actor, round, own, cancellation);
            found.AddRange(pass.Where(c => votable(c.CaseId)).Select(c => new CaseToVote(rolled[c.CaseId], c.LastDay(own), c.Pass)));
        }

        var free = await WithoutConflictsAsync(actor.PersonId, roundId, [.. found.Select(c => c.Id)], cancellation);
        return new WaitingCases(round, [.. found.Where(c => free.Contains(c.Id)).OrderBy(c => c.Id, StringComparer.Ordinal)]);
    }

    /// <summary>One case with its answers and documents, without what is contact.</summary>
    /// <exception cref="RefusedException">The same for a case that is not there and for one that the actor may not see.</exception>
    public async Task<CaseVoteView> ReadAsync(Actor actor, string roundId, string caseId, CancellationToken cancellation = default)
    {
        var open = await ballots.OpenAsync(actor, roundId, caseId, cancellation);
        var seen = ScorersView.Of(
            await rounds.GetProgrammeAsync(roundId, cancellation),
            open.Application,
            await applications.ReadSubmittedAsync(open.Application, cancellation));
        return new CaseVoteView(
            open.Round,
            open.Stage,
            open.Row?.Value.LastDay(open.Stage),
            seen,
            open.Ballot.Votes.FirstOrDefault(v => v.PersonId == actor.PersonId),
            await ballots.ReturnsAsync(roundId, open.Stage, caseId, cancellation))
        {
            Events = open.Row is null ? [] : await stages.HistoryAsync(
                (await rounds.GetAsync(roundId, cancellation)).Value, open.Application, HistoryReaders.Committee, cancellation),
        };
    }

    /// <summary>Tells cases of a pass on which the actor may vote and has not.</summary>
    private async Task<Func<string, bool>> VotableAsync(
        Actor actor, Round round, PlannedStage stage, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var votes = RoundKeys.Vote(stage, "");
        var voted = await tables.EnumerateAsync(partition, KeyRange.Prefix(votes), cancellation)
            .Where(row => VoteKeys.IsVoteOf(row.Key, actor.PersonId))
            .Select(row => row.Key[votes.Length..^(actor.PersonId.Length + 1)])
            .ToHashSetAsync(cancellationToken: cancellation);
        if (round.Committee.Contains(actor.PersonId))
        {
            return id => !voted.Contains(id);
        }

        var deputies = VoteKeys.Called(stage, "");
        var called = await tables.EnumerateAsync<string[]>(partition, KeyRange.Prefix(deputies), cancellation)
            .Where(row => row.Value.Contains(actor.PersonId))
            .Select(row => row.Key[deputies.Length..])
            .ToHashSetAsync(cancellationToken: cancellation);
        return id => called.Contains(id) && !voted.Contains(id);
    }

    /// <summary>Those of the applications that no conflict of the person binds; they are read only where there may be one.</summary>
    private async Task<IReadOnlySet<string>> WithoutConflictsAsync(
        string personId, string roundId, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        if (!await conflicts.HasAnyAsync(personId, roundId, cancellation))
        {
            return ids.ToHashSet();
        }

        var codes = await conflicts.CodesAsync(personId, roundId, cancellation);
        var read = await Task.WhenAll(ids.Select(id => tables.GetAsync<Application>(
            RoundKeys.Partition(roundId), RoundKeys.Application(id), cancellation)));
        return read.OfType<Stored<Application>>().Select(a => a.Value)
            .Where(a => !ConflictDeclarations.Binds(codes, personId, a))
            .Select(a => a.Id).ToHashSet();
    }
}

/// <param name="Round">As it is for the case.</param>
/// <param name="Stage">In the case's pass.</param>
/// <param name="LastDay">Null once the case has left the stage.</param>
/// <param name="Own">The reader's vote in this pass; null before.</param>
/// <param name="Returns">The latest first.</param>
public sealed record CaseVoteView(
    Round Round, PlannedStage Stage, DateOnly? LastDay, ScorersView Seen, ApprovalVote? Own, IReadOnlyList<CaseReturn> Returns)
{
    /// <summary>What happened to it, as the committee may know it; none once it has left the stage.</summary>
    public IReadOnlyList<StageEvent> Events { get; init; } = [];

    public bool IsOpen => LastDay is not null && Own is null;
}
