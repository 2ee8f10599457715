namespace Funding.Workflows.Stages.Committee;

/// <summary>What a member of the committee reads where it votes case by case.</summary>
public sealed class CaseVoteQueries(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, OpenCases cases, CaseBallotStore ballots,
    ConflictDeclarations conflicts, StageFaces stages)
{
    public const int PageSize = 30;

    /// <summary>The cases that wait for the actor's vote, by number, a page's worth: two reads for each open case that is passed.</summary>
    public async Task<WaitingCases> PageAsync(
        Actor actor, string roundId, string? continuation = null, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ApproveRanking);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var found = new List<CaseToVote>();
        if (!round.IsRunning() || round.Stages.Find(CommitteeStage.Kind) is not { } stage)
        {
            return new WaitingCases(round, [], null);
        }

        var codes = await conflicts.CodesAsync(actor.PersonId, roundId, cancellation);
        do
        {
            var page = await cases.PageAsync(roundId, stage.Id, PageSize, continuation, cancellation);
            continuation = page.Continuation;
            foreach (var (open, application) in page.Items)
            {
                var own = stage with { Pass = open.Pass };
                if (!ConflictDeclarations.Binds(codes, actor.PersonId, application)
                    && await MayVoteAsync(actor, round, own, application, cancellation))
                {
                    found.Add(new CaseToVote(application, open.LastDay(own), open.Pass));
                }
            }
        }
        while (continuation is not null && found.Count < PageSize);
        return new WaitingCases(round, found, continuation);
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

    private async Task<bool> MayVoteAsync(
        Actor actor, Round round, PlannedStage stage, Application application, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        return (round.Committee.Contains(actor.PersonId)
                || (await tables.GetAsync<string[]>(partition, VoteKeys.Called(stage, application.Id), cancellation))?.Value
                    .Contains(actor.PersonId) == true)
            && await tables.GetAsync(
                partition, RoundKeys.VoteOnCase(stage, application.Id, actor.PersonId), cancellation) is null;
    }
}

/// <param name="Continuation">Null on the last page.</param>
public sealed record WaitingCases(Round Round, IReadOnlyList<CaseToVote> Cases, string? Continuation);

/// <param name="LastDay">Of this case.</param>
/// <param name="Pass">2 and more where it was returned before.</param>
public sealed record CaseToVote(Application Application, DateOnly? LastDay, int Pass);

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
