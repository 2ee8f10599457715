namespace Funding.Contract.Tests;

/// <summary>
/// Tables that count what one flow of calls reads and writes, and that can break off its commits as if the process ended there; others go
/// on undisturbed.
/// </summary>
internal sealed class WatchedTables(ITableStore inner) : ITableStore
{
    private static readonly AsyncLocal<Watching?> Current = new();

    /// <summary>Puts them before the tables that are registered.</summary>
    public static void Watch(IServiceCollection services)
    {
        var real = services.Last(s => s.ServiceType == typeof(ITableStore));
        services.Remove(real);
        services.AddSingleton<ITableStore>(p =>
            new WatchedTables((ITableStore)ActivatorUtilities.CreateInstance(p, real.ImplementationType!)));
    }

    /// <summary>Watches the present flow until disposed.</summary>
    /// <param name="commits">How many of its commits succeed; null for all.</param>
    public static Watching Begin(int? commits = null) => Current.Value = new Watching(commits, Current.Value, w => Current.Value = w);

    public async Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation = default)
    {
        var row = await inner.GetAsync(partition, key, cancellation);
        Current.Value?.Read(row is null ? 0 : 1);
        return row;
    }

    public Task<IReadOnlyList<string>> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default)
    {
        Current.Value?.Commit();
        return inner.CommitAsync(partition, changes, cancellation);
    }

    public async Task<RowPage> QueryAsync(
        string partition, KeyRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellation = default)
    {
        var page = await inner.QueryAsync(partition, range, pageSize, continuation, cancellation);
        Current.Value?.Read(page.Rows.Count);
        return page;
    }
}

/// <summary>What a watched flow has done.</summary>
internal sealed class Watching(int? left, Watching? outer, Action<Watching?> restore) : IDisposable
{
    private int? left = left;

    public int Transactions { get; private set; }

    public int Rows { get; private set; }

    public int Commits { get; private set; }

    /// <summary>A commit was broken off.</summary>
    public bool Broken { get; private set; }

    public void Read(int rows)
    {
        lock (restore)
        {
            Transactions++;
            Rows += rows;
        }
    }

    public void Commit()
    {
        lock (restore)
        {
            if (left is <= 0)
            {
                Broken = true;
                throw new IOException("The process ended here.");
            }

            left--;
            Commits++;
        }
    }

    public void Dispose() => restore(outer);
}
