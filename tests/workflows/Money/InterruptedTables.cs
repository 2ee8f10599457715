namespace Funding.Workflows.Tests.Money;

/// <summary>The real tables, but before one read another act happens: what two reads of one act find does not belong together.</summary>
internal sealed class InterruptedTables(ITableStore inner) : ITableStore
{
    private (string Key, Func<Task> Act)? waiting;

    /// <summary>Puts them before the tables that are registered.</summary>
    public static void Put(IServiceCollection services)
    {
        var real = services.Last(s => s.ServiceType == typeof(ITableStore));
        services.Remove(real);
        services.AddSingleton(p => new InterruptedTables((ITableStore)ActivatorUtilities.CreateInstance(p, real.ImplementationType!)))
            .AddSingleton<ITableStore>(p => p.GetRequiredService<InterruptedTables>());
    }

    /// <summary>Before the next read of the row, once.</summary>
    public void Before(string key, Func<Task> act) => waiting = (key, act);

    public async Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation = default)
    {
        if (waiting is { } found && found.Key == key)
        {
            waiting = null;
            await found.Act();
        }

        return await inner.GetAsync(partition, key, cancellation);
    }

    public Task<IReadOnlyList<string>> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default) =>
        inner.CommitAsync(partition, changes, cancellation);

    public Task<RowPage> QueryAsync(
        string partition, KeyRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellation = default) =>
        inner.QueryAsync(partition, range, pageSize, continuation, cancellation);
}
