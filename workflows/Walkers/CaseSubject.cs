namespace Funding.Workflows.Walkers;

/// <summary>Follows a case while it is open in a stage that runs case by case: the stage's kind decides, for this case alone.</summary>
public sealed class CaseSubject(
    ITableStore tables, RoundStore rounds, OpenCases cases, CaseWalk walk, StageKindSet kinds, CommitWriter commits, TimeProvider clock)
    : ISubjectKind
{
    private IReadOnlyDictionary<string, Func<SubjectKey, CancellationToken, Task>>? acts;

    /// <summary>The case ended while it was open, and its row is taken away.</summary>
    public const string EndCase = nameof(EndCase);

    public string Kind => CaseKey.SubjectKind;

    public IReadOnlyDictionary<string, Func<SubjectKey, CancellationToken, Task>> Acts => acts ??=
        kinds.All.SelectMany(k => k.Acts).Where(a => a.Scopes.HasFlag(StageScopes.Case)).Select(a => a.Act.Name).Append(EndCase)
            .ToDictionary(
                name => name,
                name => (Func<SubjectKey, CancellationToken, Task>)((key, cancellation) => ActAsync(CaseKey.Of(key), name, cancellation)));

    public async Task<Step> LookAsync(SubjectKey subject, CancellationToken cancellation)
    {
        var key = CaseKey.Of(subject);
        if (await FindAsync(key, cancellation) is not { } at)
        {
            // A case in reserve has no row and may be taken up again: its walker stays.
            if ((await rounds.GetAsync(key.RoundId, cancellation)).Value.IsRunning() && await cases.IsInReserveAsync(key, cancellation))
                return Step.WaitUntil(null);
            // Between the two reads it may have moved up from the reserve.
            if (await FindAsync(key, cancellation) is not { } promoted)
                return Step.End;
            at = promoted;
        }

        return at.Application.Value.State.Stands()
            ? RoundWalk.StepOf(kinds[at.View.Stage.Kind], at.View.Stage.Id, await NextAsync(at, cancellation))
            : Step.Do(EndCase);
    }

    private Task<StageStep> NextAsync(CaseAt at, CancellationToken cancellation) =>
        kinds[at.View.Stage.Kind].NextAsync(at.View, clock.GetUtcNow(), cancellation);

    private async Task ActAsync(CaseKey key, string act, CancellationToken cancellation)
    {
        if (await FindAsync(key, cancellation) is not { } at)
        {
            return;
        }

        var commit = new Commit(RoundKeys.Partition(key.RoundId));
        if (act == EndCase)
        {
            if (at.Application.Value.State.Stands())
            {
                return;
            }

            await cases.EndAsync(commit, at.Round, at.Application.Value, cancellation);
        }
        else if (kinds[at.View.Stage.Kind].Acts.FirstOrDefault(a => a.Act.Name == act) is not { } run
            || !await RunAsync(at, run, commit, cancellation))
        {
            return;
        }

        // Where somebody acted on the case or on its places in this moment, the walker looks again.
        await Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation);
    }

    /// <returns>False where it is done already, or not due any more: somebody acted since the case was looked at.</returns>
    private async Task<bool> RunAsync(CaseAt at, ActRun run, Commit commit, CancellationToken cancellation)
    {
        var mark = run.Act.Mark(at.Row.Value.LastDay(at.View.Stage), clock.GetUtcNow());
        if (run.Act.Exit is { } exit
            ? (await NextAsync(at, cancellation)).Exit != exit
            : mark is not null && at.Row.Value.Done.Contains(mark))
        {
            return false;
        }

        var before = at.Application.Value;
        var after = await run.RunAsync(at, commit, cancellation);
        if (run.Act.Exit is not null)
        {
            after = await LeaveAsync(at, run.Act, after, commit, cancellation);
        }
        else if (!after.State.Stands())
        {
            await cases.EndAsync(commit, at.Round, after, cancellation);
        }
        else if (mark is not null)
        {
            commit.Replace(at.Row, at.Row.Value with { Done = [.. at.Row.Value.Done, mark] });
        }

        if (after != before)
        {
            commit.ReplaceApplication(at.Application, after);
        }

        return true;
    }

    /// <summary>
    /// Takes the case's row away and brings it where the exit leads: into another stage in the same commit, or to its end. In a stage for
    /// which the whole round waits, leaving is all.
    /// </summary>
    private async Task<Application> LeaveAsync(
        CaseAt at, StageAct act, Application after, Commit commit, CancellationToken cancellation)
    {
        var (round, stage) = (at.Round, at.View.Stage);
        commit.Delete(at.Row.Key, at.Row.ETag)
            .Audit(AuditNote.By(Actor.Rule(act.Name), "case-left", after.Id, ("stage", stage.Id.Id)))
            .WakeRound(round.Id);
        if (act.Exit == StageStep.EndOfCase || (!after.State.Stands() && after.State != ApplicationState.Awarded))
        {
            await cases.FreeAsync(commit, round, after, cancellation);
        }

        return after.State.Stands() && round.Stages.IsByCase(stage.Id) && RoundWalk.TargetOf(round, act) is { } target
            ? await walk.EnterAsync(commit, round, at.Application, after, target.Id, act.Name, cancellation)
            : after;
    }

    /// <returns>Null where it is over: the round has ended or gone on, or the case is not open any more.</returns>
    private async Task<CaseAt?> FindAsync(CaseKey key, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(key.RoundId, cancellation)).Value;
        if (round.IsFinished
            || (round.Stage != key.Stage && !round.Stages.IsByCase(key.Stage))
            || await cases.FindAsync(key, cancellation) is not { } row)
        {
            return null;
        }

        var application = (await tables.GetAsync<Application>(
            RoundKeys.Partition(key.RoundId), RoundKeys.Application(key.CaseId), cancellation))!;
        var programme = await rounds.GetProgrammeAsync(key.RoundId, cancellation);
        var seen = round.For(application.Value);
        return new CaseAt(new StageView(seen, seen.Stages.Of(key.Stage), programme, row.Value), row, application);
    }
}
