namespace Funding.Workflows.Stages;

/// <summary>
/// A stage of a round that runs case by case: under a seal its cases are opened in batches, each with a walker of its own; the round goes
/// on when none is open any more.
/// </summary>
public sealed class CaseGate(
    ITableStore tables, OpenCases cases, CaseWalk walk, CommitWriter commits, WorkingCalendar calendar, TimeProvider clock)
{
    public static readonly StageAct OpenCases = new(nameof(OpenCases), Cadence.WhileDue);
    public static readonly StageAct LeaveGate = StageAct.Leaving(nameof(LeaveGate));

    // A case is a row, a walker, an entry of the record, and what its kind adds.
    private const int OpenedPerCommit = 10;
    private const string Opened = "CasesOpened";

    public IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Changing(OpenCases, OpenAsync),
        ActRun.Changing(LeaveGate, (round, _) => Task.FromResult(
            round.Stages.Of(round.Stage).Closes is null
                ? round : round with { Stages = RoundPlan.AfterLate(round.Stages, round.Stage, Today, calendar) })),
    ];

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <summary>Sealed until every case is open: what is open and what was never opened cannot be told apart before.</summary>
    public Round Enter(Round entering) => entering with
    {
        Seal = new StageSeal(OpenCases.Name, clock.GetUtcNow()),
        Stages = entering.Stages.Of(entering.Stage).Closes is null
            ? entering.Stages : RoundPlan.Entered(entering.Stages, entering.Stage, Today, calendar),
    };

    public async Task<StageStep> NextAsync(Round round, CancellationToken cancellation) =>
        !round.Done.Contains(Opened) ? StageStep.Do(OpenCases)
        : await cases.AnyAsync(round.Id, round.Stage, cancellation) ? StageStep.WaitUntil(null)
        : StageStep.Leave();

    /// <summary>Every application that still stands; one that is open already from a try before is passed over.</summary>
    private async Task<Round> OpenAsync(Round round, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        // In a rolling round each case has gone its own way through the stage.
        foreach (var state in round.IsRolling() ? [] : ApplicationStanding.Open)
        {
            var prefix = RoundKeys.StatePrefix(state);
            await foreach (var some in tables.EnumerateAsync(partition, KeyRange.Prefix(prefix), cancellation)
                .Chunk(OpenedPerCommit).WithCancellation(cancellation))
            {
                var commit = new Commit(partition);
                foreach (var id in some.Select(row => row.Key[prefix.Length..]))
                {
                    await OpenAsync(commit, round, id, cancellation);
                }

                if (commit.Count > 0)
                {
                    await commits.SaveAsync(commit, cancellation);
                }
            }
        }

        return round with { Seal = null, Done = [.. round.Done, Opened] };
    }

    private async Task OpenAsync(Commit commit, Round round, string id, CancellationToken cancellation)
    {
        var key = new CaseKey(round.Id, round.Stage, id);
        var application = await tables.GetAsync<Application>(commit.Partition, RoundKeys.Application(id), cancellation);
        if (application?.Value.State.Stands() != true || await cases.FindAsync(key, cancellation) is not null)
        {
            return;
        }

        commit.Audit(AuditNote.By(Actor.Rule(OpenCases.Name), "case-opened", id, ("stage", round.Stage.Id)));
        var opened = await walk.OpenAsync(commit, round, application, cancellation);
        if (opened != application.Value)
        {
            commit.ReplaceApplication(application, opened);
        }
    }
}
