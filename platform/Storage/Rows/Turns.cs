namespace Funding.Platform.Storage.Rows;

/// <summary>One at a time of this process for each key: who waits does not conflict. Other processes are held off by ETags alone.</summary>
public sealed class Turns
{
    private readonly Dictionary<string, Line> lines = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Does the work once all who came before with the same key are done.</summary>
    public async Task<T> InTurnAsync<T>(string key, Func<Task<T>> work, CancellationToken cancellation)
    {
        Line? line;
        lock (gate)
        {
            if (!lines.TryGetValue(key, out line))
            {
                lines[key] = line = new();
            }

            line.People++;
        }

        try
        {
            await line.Turn.WaitAsync(cancellation);
            try
            {
                return await work();
            }
            finally
            {
                line.Turn.Release();
            }
        }
        finally
        {
            Leave(key, line);
        }
    }

    private void Leave(string key, Line line)
    {
        lock (gate)
        {
            if (--line.People == 0)
            {
                lines.Remove(key);
            }
        }
    }

    private sealed class Line
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        /// <summary>Those who wait and the one whose turn it is.</summary>
        public int People { get; set; }
    }
}
