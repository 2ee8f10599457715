namespace Funding.Workflows.Rounds;

/// <summary>What acts of every stage share: walking a state in batches.</summary>
public sealed class RoundActs(ITableStore tables, CommitWriter commits)
{
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

            // Where somebody acted on one of them meanwhile, this page is read again.
            await Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation);
        }
    }
}
