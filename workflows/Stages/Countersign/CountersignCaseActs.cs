namespace Funding.Workflows.Stages.Countersign;

/// <summary>
/// What the countersignature does for one case. Whom it asks or reminds gets no mail from here: the next letter of the day names all cases
/// that wait.
/// </summary>
public sealed class CountersignCaseActs(CountersignStore store, ITableStore tables, TimeProvider clock)
{
    /// <summary>Two point reads.</summary>
    public async Task<CountersignFacts> LookAsync(StageView at, CountersignSettings settings, CancellationToken cancellation)
    {
        var id = at.Case!.CaseId;
        return CountersignFacts.Of(
            settings,
            await store.StateAsync(at.Round.Id, at.Stage, id, cancellation),
            cases: true,
            await tables.GetAsync(
                RoundKeys.Partition(at.Round.Id), CountersignKeys.Undecided(at.Stage, id), cancellation) is not null);
    }

    /// <summary>The letters look at every case again as they go: a later line on it takes nothing away.</summary>
    public Task TellAsync(CaseAt at, Commit commit, CancellationToken cancellation)
    {
        commit.Upsert(CountersignKeys.Tell(at.View.Stage.Id), clock.GetUtcNow())
            .FollowAgain(CountersignLetterSubject.KeyOf(at.Round.Id, at.View.Stage.Id));
        return Task.CompletedTask;
    }

    /// <summary>Whose silence counted is on record.</summary>
    public async Task CloseAsync(CaseAt at, Commit commit, CancellationToken cancellation)
    {
        var state = await store.StateAsync(at.Round.Id, at.View.Stage, at.Row.Value.CaseId, cancellation);
        var silent = CountersignSettings.Of(at.View.Programme).Departments.Where(d => state.Of(d.Id) is null).Select(d => d.Id).ToList();
        if (silent.Count > 0)
        {
            commit.Audit(AuditNote.By(
                Actor.Rule(CountersignStage.Close.Name), "countersign-closed", at.Row.Value.CaseId, ("silent", string.Join(' ', silent))));
        }
    }
}
