namespace Funding.Platform.Storage.Rows;

/// <summary>
/// Batches of one partition that are asked for in one moment, written as one: while one is under way the others wait and go together.
/// Each is written whole or not at all, and one that is refused keeps no other from being written.
/// </summary>
public sealed class GatheredCommits(ITableStore tables)
{
    private readonly Dictionary<string, Queue<Member>> waiting = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <param name="cancellation">Ends the caller's wait; what was begun is written.</param>
    /// <inheritdoc cref="ITableStore.CommitAsync"/>
    public Task CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var mine = new Member(changes);
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

    /// <summary>As many as one batch holds, none of which changes a row of another; none when nobody waits any more.</summary>
    private List<Member> Take(string partition)
    {
        var members = new List<Member>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        lock (gate)
        {
            var line = waiting[partition];
            while (line.TryPeek(out var next)
                && (members.Count == 0 || keys.Count + next.Changes.Count <= StorageLimits.RowsPerBatch)
                && !next.Changes.Any(change => keys.Contains(change.Key)))
            {
                keys.UnionWith(next.Changes.Select(change => change.Key));
                members.Add(line.Dequeue());
            }

            if (members.Count == 0)
            {
                waiting.Remove(partition);
            }
        }

        return members;
    }

    private async Task WriteAsync(string partition, List<Member> members)
    {
        while (members.Count > 0)
        {
            try
            {
                await tables.CommitAsync(partition, [.. members.SelectMany(m => m.Changes)], CancellationToken.None);
                members.ForEach(m => m.Written.SetResult());
                return;
            }
            catch (StorageConflictException conflict)
            {
                var refused = members.First(m => m.Changes.Any(change => change.Key == conflict.Key));
                refused.Written.SetException(new StorageConflictException(
                    partition, conflict.Key, conflict.Kind, refused.Changes.ToList().FindIndex(change => change.Key == conflict.Key)));
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

    private sealed record Member(IReadOnlyList<RowChange> Changes)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
