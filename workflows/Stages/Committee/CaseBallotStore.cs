namespace Funding.Workflows.Stages.Committee;

/// <summary>Reads the votes on one case with who may vote on it: a few rows.</summary>
public sealed class CaseBallotStore(ITableStore tables, RoundStore rounds, OpenCases cases, ConflictDeclarations conflicts)
{
    /// <summary>A case as a member or a deputy who was called upon for it may see it: open for a vote, or voted on by them.</summary>
    /// <exception cref="RefusedException">The same for a case that is not there and for one that the actor may not see.</exception>
    public async Task<OpenBallot> OpenAsync(Actor actor, string roundId, string caseId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ApproveRanking);
        var found = (await rounds.GetAsync(roundId, cancellation)).Value;
        if (await tables.GetAsync<Application>(RoundKeys.Partition(roundId), RoundKeys.Application(caseId), cancellation)
                is { Value: { At: not null } application }
            && found.For(application) is var round && round.Stages.Find(CommitteeStage.Kind) is { } stage)
        {
            var row = round.IsRunning() ? await cases.FindAsync(new CaseKey(roundId, stage.Id, caseId), cancellation) : null;
            var ballot = await ReadAsync(round, stage, application, cancellation);
            var standing = ballot.StandingOf(actor.PersonId);
            if (!ballot.Conflicted.Contains(actor.PersonId)
                && (standing == VoteStanding.Voted || (standing == VoteStanding.Open && row is not null)))
            {
                return new OpenBallot(round, stage, row, application, ballot);
            }
        }

        throw new RefusedException(ApprovalRefusals.NoCase(caseId));
    }

    /// <param name="stage">In the case's pass.</param>
    public async Task<CaseBallot> ReadAsync(
        Round round, PlannedStage stage, Application application, CancellationToken cancellation = default)
    {
        var partition = RoundKeys.Partition(round.Id);
        var votes = await VotesAsync(round.Id, stage, application.Id, cancellation);
        var called = (await tables.GetAsync<string[]>(partition, VoteKeys.Called(stage, application.Id), cancellation))?.Value ?? [];
        var conflicted = new HashSet<string>();
        foreach (var person in round.Committee.Concat(called).Concat(votes.Select(v => v.PersonId)).Distinct())
        {
            if (await conflicts.HasWithAsync(person, application, cancellation))
            {
                conflicted.Add(person);
            }
        }

        return new CaseBallot(round.Committee, called, votes, conflicted);
    }

    /// <inheritdoc cref="ReadAsync"/>
    public async Task<CaseBallot> OfCaseAsync(Round round, PlannedStage stage, string caseId, CancellationToken cancellation) =>
        await ReadAsync(
            round,
            stage,
            (await tables.GetAsync<Application>(RoundKeys.Partition(round.Id), RoundKeys.Application(caseId), cancellation))!.Value,
            cancellation);

    /// <summary>Votes of one pass on one case.</summary>
    public async Task<IReadOnlyList<ApprovalVote>> VotesAsync(
        string roundId, PlannedStage stage, string caseId, CancellationToken cancellation) => await tables
        .EnumerateAsync<ApprovalVote>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.VoteOnCase(stage, caseId, "")), cancellation)
        .Select(vote => vote.Value)
        .ToListAsync(cancellation);

    /// <summary>The returns of earlier passes, the latest first.</summary>
    public async Task<IReadOnlyList<CaseReturn>> ReturnsAsync(
        string roundId, PlannedStage stage, string caseId, CancellationToken cancellation)
    {
        var returns = new List<CaseReturn>();
        for (var pass = stage.Pass; pass > 0; pass--)
        {
            var votes = await VotesAsync(roundId, stage with { Pass = pass }, caseId, cancellation);
            returns.AddRange(votes.Where(v => !v.Approved).Select(v => new CaseReturn(pass, v.Reason!, v.At)));
        }

        return returns;
    }
}

/// <param name="Round">As it is for the case.</param>
/// <param name="Stage">In the case's pass.</param>
/// <param name="Row">Null once the case has left the stage.</param>
public sealed record OpenBallot(Round Round, PlannedStage Stage, Stored<OpenCase>? Row, Application Application, CaseBallot Ballot);

/// <summary>A member gave the case back.</summary>
public sealed record CaseReturn(int Pass, string Reason, DateTimeOffset At);
