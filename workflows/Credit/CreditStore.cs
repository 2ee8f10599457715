namespace Funding.Workflows.Credit;

/// <summary>Lists of the dishonest that were taken over, which one counts, and what officers found about its entries.</summary>
public sealed class CreditStore(ITableStore tables, IBlobStore blobs, TimeProvider clock)
{
    private static readonly CountingList None = new(null, new Dictionary<string, IReadOnlyList<CreditEntry>>());

    // One list counts; whoever goes back to an earlier one reads it once more.
    private CountingList? kept;

    public DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    public Task<Stored<CreditCurrent>?> CurrentAsync(CancellationToken cancellation = default) =>
        tables.GetAsync<CreditCurrent>(CreditKeys.Partition, CreditKeys.Current, cancellation);

    /// <returns>Null for none of that number.</returns>
    public async Task<CreditList?> FindAsync(int number, CancellationToken cancellation = default) =>
        (await tables.GetAsync<CreditList>(CreditKeys.Partition, CreditKeys.List(number), cancellation))?.Value;

    /// <summary>The newest first; one transaction for a thousand.</summary>
    public async Task<IReadOnlyList<CreditList>> ListsAsync(CancellationToken cancellation = default) =>
        [.. (await tables.EnumerateAsync<CreditList>(CreditKeys.Partition, KeyRange.Prefix(CreditKeys.Lists), cancellation)
            .ToListAsync(cancellation)).Select(l => l.Value).OrderByDescending(l => l.Number)];

    /// <summary>The list that counts with its entries; a transaction, and its content once for each process.</summary>
    public async Task<CountingList> CountingAsync(CancellationToken cancellation = default)
    {
        if (await CurrentAsync(cancellation) is not { Value.Number: var number }) return None;
        if (kept is { } known && known.List!.Number == number) return known;
        var list = await FindAsync(number, cancellation) ?? throw new MissingContentException($"The credit list {number} is not there.");
        var entries = await RoundBlobs.ReadAsync<List<CreditEntry>>(blobs, CreditKeys.Blob(list.Hash), cancellation)
            ?? throw new MissingContentException($"The entries of the credit list {number} are not there.");
        return kept = new(list, entries.GroupBy(e => e.Code, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, IReadOnlyList<CreditEntry> (g) => [.. g], StringComparer.Ordinal));
    }

    public Task<Stored<CreditFinding>?> FindingAsync(string roundId, string applicationId, CancellationToken cancellation = default) =>
        tables.GetAsync<CreditFinding>(RoundKeys.Partition(roundId), CreditKeys.Finding(applicationId), cancellation);

    /// <summary>Of all applications of a round, by id: one query for a thousand.</summary>
    public async Task<IReadOnlyDictionary<string, CreditFinding>> FindingsAsync(string roundId, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<CreditFinding>(RoundKeys.Partition(roundId), KeyRange.Prefix(CreditKeys.Findings), cancellation)
            .ToDictionaryAsync(f => f.Value.ApplicationId, f => f.Value, StringComparer.Ordinal, cancellation);
}

/// <param name="List">Null while none was taken over.</param>
/// <param name="ByCode">Its entries.</param>
public sealed record CountingList(CreditList? List, IReadOnlyDictionary<string, IReadOnlyList<CreditEntry>> ByCode);
