namespace Funding.Workflows.Tests.Money.Payments;

/// <summary>Tables that take so many commits of a partition and break off every other, as if the process ended there.</summary>
internal sealed class BreakingTables(ITableStore inner) : ITableStore
{
    private int left = int.MaxValue;

    public static string Partition => MoneyKeys.Partition(PaymentHouse.Line);

    /// <summary>Puts them before the tables that are registered.</summary>
    public static void Put(IServiceCollection services)
    {
        var real = services.Last(s => s.ServiceType == typeof(ITableStore));
        services.Remove(real);
        services.AddSingleton(p => new BreakingTables((ITableStore)ActivatorUtilities.CreateInstance(p, real.ImplementationType!)))
            .AddSingleton<ITableStore>(p => p.GetRequiredService<BreakingTables>());
    }

    /// <summary>How many were broken off.</summary>
    public int Broken { get; private set; }

    public void BreakAfter(int commits) => left = commits;

    public void Mend() => left = int.MaxValue;

    public Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation = default) =>
        inner.GetAsync(partition, key, cancellation);

    public Task<IReadOnlyList<string>> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default) =>
        partition == Partition && Interlocked.Decrement(ref left) < 0
            ? throw Ended() : inner.CommitAsync(partition, changes, cancellation);

    public Task<RowPage> QueryAsync(
        string partition, KeyRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellation = default) =>
        inner.QueryAsync(partition, range, pageSize, continuation, cancellation);

    private IOException Ended()
    {
        Broken++;
        return new("The process ended here.");
    }
}
