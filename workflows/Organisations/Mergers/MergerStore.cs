namespace Funding.Workflows.Organisations.Mergers;

/// <summary>Where mergers are kept: a partition of their own, a row for each code that is given up.</summary>
internal static class MergerKeys
{
    public const string Partition = "mergers";
    public const string Rows = "merger:";

    /// <summary>Every merger that begins to hold replaces it: of two at one moment the second is decided on again.</summary>
    public const string Turn = "turn";

    public static string Of(string from) => Rows + from;
}

/// <summary>Reads of mergers.</summary>
public sealed class MergerStore(ITableStore tables)
{
    /// <summary>All of them: one transaction.</summary>
    public async Task<MergerList> ReadAsync(CancellationToken cancellation = default) =>
        new(await tables.EnumerateAsync<Merger>(MergerKeys.Partition, KeyRange.Prefix(MergerKeys.Rows), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation));

    /// <summary>The merger by which a code is given up; null where none is asked for.</summary>
    public Task<Stored<Merger>?> FindAsync(string from, CancellationToken cancellation = default) =>
        tables.GetAsync<Merger>(MergerKeys.Partition, MergerKeys.Of(from), cancellation);

    /// <summary>How many mergers ever began to hold; read before the list that is decided by.</summary>
    internal Task<Stored<int>?> TurnAsync(CancellationToken cancellation = default) =>
        tables.GetAsync<int>(MergerKeys.Partition, MergerKeys.Turn, cancellation);

    /// <exception cref="RefusedException">The code was given up for another.</exception>
    public async Task DemandInUseAsync(string code, CancellationToken cancellation = default)
    {
        if (await FindAsync(code, cancellation) is { Value: { Holds: true } merger })
            throw new RefusedException(MergerRefusals.UseOther(merger));
    }
}
