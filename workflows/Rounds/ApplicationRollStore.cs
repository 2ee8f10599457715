namespace Funding.Workflows.Rounds;

/// <summary>
/// The roll of a round's applications: its small rows in memory, for as long as the roll's row says that none has changed. One transaction
/// while it is so, and one more for each thousand applications when it is not.
/// </summary>
public sealed class ApplicationRollStore(ITableStore tables)
{
    /// <summary>So many rounds are kept at most; a forgotten one is read.</summary>
    private const int MostRounds = 16;

    /// <summary>A longer roll is read each time.</summary>
    private const int MostRows = 10_000;

    private readonly ConcurrentDictionary<string, Kept> rolls = new(StringComparer.Ordinal);
    private readonly SharedReads<IReadOnlyList<RolledApplication>> reads = new();

    /// <summary>Every application of the round, whatever its state, by desk and number.</summary>
    public Task<IReadOnlyList<RolledApplication>> ReadAsync(string roundId, CancellationToken cancellation = default) =>
        reads.ReadAsync(roundId, () => LookAsync(roundId), cancellation);

    private async Task<IReadOnlyList<RolledApplication>> LookAsync(string roundId)
    {
        var partition = RoundKeys.Partition(roundId);

        // The head before the rows: whatever is written between the two reads makes the next look read them again.
        var head = (await tables.GetAsync(partition, RoundKeys.Roll))?.ETag ?? "";
        var before = rolls.GetValueOrDefault(roundId);
        if (before?.Head == head)
        {
            return before.Rows;
        }

        var known = before?.Rows.ToDictionary(a => a.Summary.Id, StringComparer.Ordinal) ?? [];
        var rows = await tables.EnumerateAsync<ApplicationSummary>(partition, KeyRange.Prefix(RoundKeys.ByDesk))
            .Select(row => known.TryGetValue(row.Value.Id, out var same) && same.Summary == row.Value ? same : new(row.Value))
            .ToListAsync();
        Keep(roundId, new(head, rows));
        return rows;
    }

    private void Keep(string roundId, Kept roll)
    {
        if (roll.Rows.Count > MostRows)
        {
            rolls.TryRemove(roundId, out _);
            return;
        }

        if (rolls.Count >= MostRounds && !rolls.ContainsKey(roundId))
        {
            rolls.Clear();
        }

        rolls[roundId] = roll;
    }

    private sealed record Kept(string Head, IReadOnlyList<RolledApplication> Rows);
}
