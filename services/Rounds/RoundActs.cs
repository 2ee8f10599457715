using Funding.Services.Audit;
using Funding.Services.Outbox;
using Funding.Services.Storage;
using Funding.Workflows.Applications;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;

namespace Funding.Services.Rounds;

/// <summary>What activities of every stage share: marking an act done, entering the next stage, walking a state in batches.</summary>
public sealed class RoundActs(ITableStore tables, RoundStore rounds, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Runs <paramref name="act"/> unless its mark is there or the round is in another stage, then leaves the mark.</summary>
    public async Task<Nothing> OnceAsync(string roundId, RoundStage stage, RoundAct act, Func<Round, Task> run, CancellationToken cancellation)
    {
        var stored = await rounds.GetAsync(roundId, cancellation);
        var mark = RoundMarks.Of(act, clock.GetUtcNow());
        if (stored.Value.Stage != stage || stored.Value.Done.Contains(mark))
        {
            return Nothing.Value;
        }

        await run(stored.Value);
        await commits.SaveAsync(new Commit(RoundKeys.Partition(roundId)).Replace(stored, stored.Value with { Done = [.. stored.Value.Done, mark] }), cancellation);
        return Nothing.Value;
    }

    /// <summary>Runs the closing of a stage unless the round has left it, then enters the next stage, on record.</summary>
    /// <param name="close">Does the stage's work; returns the round as it enters <paramref name="next"/>.</param>
    public async Task<Nothing> EnterAsync(string roundId, RoundStage stage, RoundStage next, RoundAct act, Func<Round, Task<Round>> close, CancellationToken cancellation)
    {
        var stored = await rounds.GetAsync(roundId, cancellation);
        if (stored.Value.Stage != stage)
        {
            return Nothing.Value;
        }

        var entered = (await close(stored.Value)).Enter(next);
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(roundId))
                .ReplaceRound(stored, entered)
                .Audit(AuditNote.By(Actor.Rule(act.ToString()), "stage-entered", roundId, ("stage", next.ToString()))),
            cancellation);
        return Nothing.Value;
    }

    /// <summary>
    /// Changes every application of a state in commits of <paramref name="perCommit"/>, until none is left in it: the change
    /// must move the application out of the state.
    /// </summary>
    public async Task ForEachInStateAsync(string roundId, ApplicationState state, int perCommit, Action<Commit, Stored<Application>> change, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        while (true)
        {
            var page = await tables.QueryAsync(partition, KeyRange.Prefix(RoundKeys.StatePrefix(state)), perCommit, null, cancellation);
            if (page.Rows.Count == 0 && page.Continuation is null)
            {
                return;
            }

            var ids = page.Rows.Select(row => row.Key[RoundKeys.StatePrefix(state).Length..]);
            var stored = await Task.WhenAll(ids.Select(id => tables.GetAsync<Application>(partition, RoundKeys.Application(id), cancellation)));
            var commit = new Commit(partition);
            foreach (var application in stored)
            {
                change(commit, application!);
            }

            try
            {
                await commits.SaveAsync(commit, cancellation);
            }
            catch (StorageConflictException)
            {
                // Somebody acted on one of them meanwhile: read this page again.
            }
        }
    }
}
