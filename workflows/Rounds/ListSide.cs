namespace Funding.Workflows.Rounds;

/// <summary>
/// The head of what a round keeps beside its roll: tags, views, findings, conflicts. Whatever commit changes one of them writes the head
/// too, so that by its ETag all of them are still what they were, at one transaction.
/// </summary>
public sealed class ListSide(ITableStore tables)
{
    private readonly SharedReads<string> heads = new();

    /// <summary>Read before the rows: what is written between the two reads has them read again.</summary>
    public Task<string> HeadAsync(string roundId, CancellationToken cancellation = default) => heads.ReadAsync(
        roundId, async () => (await tables.GetAsync(RoundKeys.Partition(roundId), RoundKeys.ListSide))?.ETag ?? "", cancellation);
}

/// <summary>Rows beside the roll as a process read them last, a few rounds of them, each with the head that it read before.</summary>
internal sealed class KeptSide<T>
{
    private const int MostRounds = 16;

    private readonly ConcurrentDictionary<string, (string Head, T Rows)> rounds = new(StringComparer.Ordinal);

    /// <param name="head">As it is now.</param>
    public async Task<T> OfAsync(string roundId, string head, Func<Task<T>> read)
    {
        if (rounds.TryGetValue(roundId, out var kept) && kept.Head == head) return kept.Rows;
        var rows = await read();
        if (rounds.Count >= MostRounds) rounds.Clear();
        rounds[roundId] = (head, rows);
        return rows;
    }
}
