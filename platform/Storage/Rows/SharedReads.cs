namespace Funding.Platform.Storage.Rows;

/// <summary>
/// One read at a time of a row that many ask for at once. Who asks while one is under way shares the next with all others who do: what
/// each gets was read after it asked, so that nobody decides by a stale row.
/// </summary>
public sealed class SharedReads<T>
{
    private readonly Dictionary<string, Row> rows = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <param name="read">Reads the row; one caller's is used for all who share it.</param>
    /// <param name="cancellation">Ends the caller's wait, not the others'.</param>
    public Task<T> ReadAsync(string key, Func<Task<T>> read, CancellationToken cancellation)
    {
        var mine = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Row? row;
        Task? before;
        lock (gate)
        {
            if (!rows.TryGetValue(key, out row))
            {
                rows[key] = row = new Row();
            }

            if (row.Next is { } shared)
            {
                return shared.Task.WaitAsync(cancellation);
            }

            (row.Next, before) = (mine, row.UnderWay);
        }

        _ = BeginAsync(key, row, mine, before, read);
        return mine.Task.WaitAsync(cancellation);
    }

    private async Task BeginAsync(string key, Row row, TaskCompletionSource<T> mine, Task? before, Func<Task<T>> read)
    {
        await Turn.BehindTheReadyAsync();
        if (before is not null)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        lock (gate)
        {
            (row.UnderWay, row.Next) = (mine.Task, null);
        }

        try
        {
            mine.SetResult(await read());
        }
        catch (Exception failure)
        {
            mine.SetException(failure);
        }

        lock (gate)
        {
            if (row.Next is null && row.UnderWay == mine.Task)
            {
                rows.Remove(key);
            }
        }
    }

    private sealed class Row
    {
        public Task? UnderWay { get; set; }

        /// <summary>Shared by all who ask until it is begun.</summary>
        public TaskCompletionSource<T>? Next { get; set; }
    }
}
