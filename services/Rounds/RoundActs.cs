using Funding.Services.Audit;
using Funding.Services.Outbox;
using Funding.Services.Storage;
using Funding.Services.Telemetry;
using Funding.Workflows.Applications;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;

namespace Funding.Services.Rounds;

/// <summary>What activities of every stage share: marking an act done, entering the next stage, walking a state in batches.</summary>
public sealed class RoundActs(ITableStore tables, RoundStore rounds, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Runs <paramref name="act"/> unless its mark is there or the round is in another stage, then leaves the mark.</summary>
    public Task<Nothing> OnceAsync(string roundId, RoundStage stage, RoundAct act, Func<Round, Task> run, CancellationToken cancellation) =>
        OnceAsync(roundId, stage, act, async round =>
        {
            await run(round);
            return round;
        }, cancellation);

    /// <inheritdoc cref="OnceAsync(string, RoundStage, RoundAct, Func{Round, Task}, CancellationToken)"/>
    /// <param name="run">Returns the round as it is to be kept.</param>
    public async Task<Nothing> OnceAsync(
        string roundId, RoundStage stage, RoundAct act, Func<Round, Task<Round>> run, CancellationToken cancellation)
    {
        var stored = await rounds.GetAsync(roundId, cancellation);
        var mark = RoundMarks.Of(act, clock.GetUtcNow());
        if (stored.Value.Stage != stage || stored.Value.Done.Contains(mark))
        {
            return Nothing.Value;
        }

        var after = await run(stored.Value);
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(roundId)).Replace(stored, after with { Done = [.. stored.Value.Done, mark] }), cancellation);
        return Nothing.Value;
    }

    /// <summary>Runs the closing of a stage unless the round has left it, then enters the next stage, on record.</summary>
    /// <param name="close">Does the stage's work; returns the round as it enters <paramref name="next"/>.</param>
    /// <param name="stillDue">
    /// Asked again before anything is written: what holds the closing up may have been committed since the round was looked at. When it
    /// holds, the round is sealed first; a commit that would hold the closing up takes the round's row along and so finds the seal.
    /// Null for a closing that only its moment decides.
    /// </param>
    public async Task<Nothing> EnterAsync(
        string roundId,
        RoundStage stage,
        RoundStage next,
        RoundAct act,
        Func<Round, Task<Round>> close,
        CancellationToken cancellation,
        Func<Round, Task<bool>>? stillDue = null)
    {
        var stored = await rounds.GetAsync(roundId, cancellation);
        if (stored.Value.Stage != stage || (stillDue is not null && !await SealAsync(stored, act, stillDue, cancellation)))
        {
            return Nothing.Value;
        }

        stored = stillDue is null ? stored : await rounds.GetAsync(roundId, cancellation);
        var entered = (await close(stored.Value)).Enter(next);
        var commit = new Commit(RoundKeys.Partition(roundId))
            .ReplaceRound(stored, entered)
            .Audit(AuditNote.By(Actor.Rule(act.ToString()), "stage-entered", roundId, ("stage", next.ToString())));
        if (entered.Dates != stored.Value.Dates || entered.Draw.PublicValueDay != stored.Value.Draw.PublicValueDay)
        {
            commit.Audit(AuditNote.By(Actor.Rule(act.ToString()), "deadlines-moved", roundId, RoundMail.Deadlines(entered)))
                .TellOfLateEnd(stored.Value, entered);
        }

        await commits.SaveAsync(commit, cancellation);
        FundingTelemetry.StageEntered(roundId, next.ToString());
        return Nothing.Value;
    }

    private async Task<bool> SealAsync(Stored<Round> stored, RoundAct act, Func<Round, Task<bool>> stillDue, CancellationToken cancellation)
    {
        if (stored.Value.Seal?.Act == act)
        {
            return true;
        }

        if (!await stillDue(stored.Value))
        {
            return false;
        }

        try
        {
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(stored.Value.Id)).Replace(
                    stored, stored.Value with { Seal = new StageSeal(act, clock.GetUtcNow()) }),
                cancellation);
            return true;
        }
        catch (StorageConflictException)
        {
            // Somebody acted in this moment: the round looks at its rows again.
            return false;
        }
    }

    /// <summary>
    /// Changes every application of a state in commits of <paramref name="perCommit"/>, until none is left in it: the change
    /// must move the application out of the state.
    /// </summary>
    public async Task ForEachInStateAsync(
        string roundId, ApplicationState state, int perCommit, Action<Commit, Stored<Application>> change, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        string? continuation = null;
        while (true)
        {
            var page = await tables.QueryAsync(
                partition, KeyRange.Prefix(RoundKeys.StatePrefix(state)), perCommit, continuation, cancellation);
            if (page.Rows.Count == 0)
            {
                if (page.Continuation is null)
                {
                    return;
                }

                // An empty page that continues; begun anew it would be the same one again.
                continuation = page.Continuation;
                continue;
            }

            continuation = null;

            var ids = page.Rows.Select(row => row.Key[RoundKeys.StatePrefix(state).Length..]);
            var stored = await Task.WhenAll(ids.Select(id => tables.GetAsync<Application>(
                partition, RoundKeys.Application(id), cancellation)));
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
