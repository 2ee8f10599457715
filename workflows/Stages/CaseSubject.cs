namespace Funding.Workflows.Stages;

/// <summary>Follows a case while it is open in a stage that runs case by case: the stage's kind decides, for this case alone.</summary>
public sealed class CaseSubject(
    ITableStore tables, RoundStore rounds, Cases cases, StageKindSet kinds, CommitWriter commits, TimeProvider clock) : ISubjectKind
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
        if (await FindAsync(CaseKey.Of(subject), cancellation) is not { } at)
        {
            return Step.End;
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
            if (!at.Application.Value.State.Stands())
            {
                await commits.SaveAsync(commit.Delete(at.Row.Key, at.Row.ETag).WakeRound(key.RoundId), cancellation);
            }

            return;
        }

        if (kinds[at.View.Stage.Kind].Acts.FirstOrDefault(a => a.Act.Name == act) is { } run
            && (run.Act.Exit is null ? Mark(at, run, commit) : await LeaveAsync(at, run, commit, key, cancellation)))
        {
            await run.RunAsync(at, commit, cancellation);
            await commits.SaveAsync(commit, cancellation);
        }
    }

    /// <returns>False where it is done already.</returns>
    private bool Mark(CaseAt at, ActRun run, Commit commit)
    {
        var open = at.Row.Value;
        var mark = run.Act.Mark(open.LastDay(at.View.Stage), clock.GetUtcNow());
        if (mark is not null)
        {
            commit.Replace(at.Row, open with { Done = [.. open.Done, mark] });
        }

        return mark is null || !open.Done.Contains(mark);
    }

    /// <returns>False where it is not due any more: somebody acted since the case was looked at.</returns>
    private async Task<bool> LeaveAsync(CaseAt at, ActRun run, Commit commit, CaseKey key, CancellationToken cancellation)
    {
        commit.Delete(at.Row.Key, at.Row.ETag)
            .Audit(AuditNote.By(Actor.Rule(run.Act.Name), "case-left", key.CaseId, ("stage", key.Stage.Id)))
            .WakeRound(key.RoundId);
        return (await NextAsync(at, cancellation)).Exit == run.Act.Exit;
    }

    /// <returns>Null where it is over: the round has ended or gone on, or the case is not open any more.</returns>
    private async Task<CaseAt?> FindAsync(CaseKey key, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(key.RoundId, cancellation)).Value;
        if (round.IsFinished || round.Stage != key.Stage || await cases.FindAsync(key, cancellation) is not { } row)
        {
            return null;
        }

        var application = await tables.GetAsync<Application>(
            RoundKeys.Partition(key.RoundId), RoundKeys.Application(key.CaseId), cancellation);
        var programme = await rounds.GetProgrammeAsync(key.RoundId, cancellation);
        return new CaseAt(new StageView(round, round.Stages.Of(key.Stage), programme, row.Value), row, application!);
    }
}
