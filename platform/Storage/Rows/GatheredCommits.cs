namespace Funding.Platform.Storage.Rows;

/// <summary>
/// Batches of one partition that are asked for in one moment, written as one: while one is under way the others wait and go together.
/// Each is written whole or not at all, and one that is refused keeps no other from being written.
/// </summary>
public class GatheredCommits(ITableStore tables)
{
    private readonly Dictionary<string, Queue<Member>> waiting = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    // What a store itself commits on the way of a commit does not wait behind that one.
    private readonly AsyncLocal<bool> writing = new();

    /// <param name="cancellation">Ends the caller's wait; what was begun is written, what was not is not.</param>
    /// <inheritdoc cref="ITableStore.CommitAsync"/>
    public virtual Task<IReadOnlyList<string>> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (writing.Value)
            return tables.CommitAsync(partition, changes, cancellation);
        var mine = new Member([.. changes], cancellation);
        bool first;
        lock (gate)
        {
            first = !waiting.TryGetValue(partition, out var line);
            if (first)
            {
                waiting[partition] = line = new();
            }

            line!.Enqueue(mine);
        }

        if (first)
        {
            // What else waits by then is not of this caller's flow.
            using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
                _ = WorkAsync(partition);
        }

        return mine.Written.Task.WaitAsync(cancellation);
    }

    private async Task WorkAsync(string partition)
    {
        await Turn.BehindTheReadyAsync();
        while (Take(partition) is { Count: > 0 } members)
        {
            await WriteAsync(partition, members);
        }
    }

    /// <summary>
    /// As many as one batch holds, none of which changes a row of another, unless both write the same over whatever is there; none when
    /// nobody waits any more.
    /// </summary>
    private List<Member> Take(string partition)
    {
        var members = new List<Member>();
        var rows = new Dictionary<string, RowChange>(StringComparer.Ordinal);
        lock (gate)
        {
            var line = waiting[partition];
            while (line.TryPeek(out var next)
                && (members.Count == 0 || rows.Count + next.Changes.Count <= StorageLimits.RowsPerBatch)
                && next.Changes.All(change => !rows.TryGetValue(change.Key, out var other) || AreSame(other, change)))
            {
                line.Dequeue();
                if (next.Cancellation.IsCancellationRequested)
                {
                    next.Written.SetCanceled(next.Cancellation);
                    continue;
                }

                next.Changes.ForEach(change => rows.TryAdd(change.Key, change));
                members.Add(next);
            }

            if (members.Count == 0)
            {
                waiting.Remove(partition);
            }
        }

        return members;
    }

    private static bool AreSame(RowChange one, RowChange other) => one is UpsertRow { Properties: var these }
        && other is UpsertRow { Properties: var those } && these.Count == those.Count && !these.Except(those).Any();

    private async Task WriteAsync(string partition, List<Member> members)
    {
        while (members.Count > 0)
        {
            try
            {
                List<RowChange> batch = members is [var only] ? only.Changes
                    : [.. members.SelectMany(m => m.Changes).DistinctBy(change => change.Key)];
                var written = await InFlowAsync(members[0].Flow, partition, batch);
                var etags = batch.Zip(written).ToDictionary(row => row.First.Key, row => row.Second, StringComparer.Ordinal);
                members.ForEach(m => m.Written.SetResult([.. m.Changes.Select(change => etags[change.Key])]));
                return;
            }
            catch (StorageConflictException conflict)
            {
                var refused = members.First(m => m.Changes.Any(change => change.Key == conflict.Key && change is not UpsertRow));
                refused.Written.SetException(new StorageConflictException(
                    partition, conflict.Key, conflict.Kind, refused.Changes.FindIndex(change => change.Key == conflict.Key)));
                members.Remove(refused);
            }
            catch (Exception e) when (e is StorageLimitException or ArgumentException && members.Count > 1)
            {
                // Together they are too big, or one of them is wrong: each alone.
                foreach (var member in members)
                {
                    await WriteAsync(partition, [member]);
                }

                return;
            }
            catch (Exception failure)
            {
                members.ForEach(m => m.Written.SetException(failure));
                return;
            }
        }
    }

    /// <summary>In the flow of one of those who wait, which what is measured and traced of it is counted to.</summary>
    private Task<IReadOnlyList<string>> InFlowAsync(ExecutionContext? flow, string partition, List<RowChange> batch)
    {
        Task<IReadOnlyList<string>> commit = null!;
        if (flow is null)
            Begin();
        else
            ExecutionContext.Run(flow, _ => Begin(), null);
        return commit;

        void Begin()
        {
            writing.Value = true;
            commit = tables.CommitAsync(partition, batch, CancellationToken.None);
        }
    }

    private sealed record Member(List<RowChange> Changes, CancellationToken Cancellation)
    {
        /// <summary>Null where the caller's does not flow.</summary>
        public ExecutionContext? Flow { get; } = ExecutionContext.Capture();

        public TaskCompletionSource<IReadOnlyList<string>> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
