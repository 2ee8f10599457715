namespace Funding.Workflows.Rounds;

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
