namespace Funding.Workflows.Rounds;

/// <summary>Reads of a round that every stage needs.</summary>
public sealed class RoundStore(ITableStore tables)
{
    private const int MostRounds = 1000;

    // A snapshot never changes, and rules are compiled once for each instance of it.
    private readonly ConcurrentDictionary<string, Programme> snapshots = new();
    private readonly ConcurrentDictionary<string, RoundDesks> desks = new();

    // Every act of everybody asks for the same row.
    private readonly SharedReads<Stored<Round>?> rows = new();
    private readonly SharedReads<IReadOnlyList<RoundSummary>> lists = new();

    /// <exception cref="RefusedException">No such round.</exception>
    public async Task<Stored<Round>> GetAsync(string roundId, CancellationToken cancellation = default) =>
        await FindAsync(roundId, cancellation) ?? throw new RefusedException(RoundRefusals.NotFound(roundId));

    /// <returns>Null when there is no such round.</returns>
    public Task<Stored<Round>?> FindAsync(string roundId, CancellationToken cancellation = default) =>
        rows.ReadAsync(roundId, () => tables.GetAsync<Round>(RoundKeys.Partition(roundId), RoundKeys.Round), cancellation);

    /// <summary>The programme as the round keeps it.</summary>
    public async Task<Programme> GetProgrammeAsync(string roundId, CancellationToken cancellation = default)
    {
        if (snapshots.TryGetValue(roundId, out var known))
        {
            return known;
        }

        var stored = await tables.GetAsync<Programme>(RoundKeys.Partition(roundId), RoundKeys.Snapshot, cancellation)
            ?? throw new RefusedException(RoundRefusals.NotFound(roundId));
        return snapshots.GetOrAdd(roundId, stored.Value);
    }

    /// <summary>The recommending desks as the round keeps them: whether one counts against a city's cap is settled at the launch.</summary>
    public async Task<RoundDesks> GetDesksAsync(string roundId, CancellationToken cancellation = default)
    {
        if (desks.TryGetValue(roundId, out var known))
        {
            return known;
        }

        var stored = await tables.GetAsync<IReadOnlyList<Desk>>(RoundKeys.Partition(roundId), RoundKeys.Desks, cancellation)
            ?? throw new RefusedException(RoundRefusals.NotFound(roundId));
        return desks.GetOrAdd(roundId, new RoundDesks(stored.Value));
    }

    /// <exception cref="RefusedException">The round has no such desk.</exception>
    public async Task<Desk> GetDeskAsync(string roundId, string deskId, CancellationToken cancellation = default) =>
        (await GetDesksAsync(roundId, cancellation)).Of(deskId);

    /// <summary>The secret behind the round's pseudonyms and the codes of its certificates; no page shows it.</summary>
    public async Task<byte[]> SecretAsync(string roundId, CancellationToken cancellation = default) => Convert.FromHexString(
        (await tables.GetAsync<string>(RoundKeys.Partition(roundId), RoundKeys.PseudonymSecret, cancellation))!.Value);

    /// <summary>The rounds by id, a thousand at most, which is those of some decades: one transaction.</summary>
    public Task<IReadOnlyList<RoundSummary>> AllAsync(CancellationToken cancellation = default) => lists.ReadAsync(
        RoundKeys.RoundsPartition, async () => [.. (await ListAsync(null, MostRounds)).Items.Select(i => i.Value)], cancellation);

    /// <summary>Rounds by id, one page.</summary>
    public Task<StoredPage<RoundSummary>> ListAsync(
        string? continuation = null, int pageSize = 50, CancellationToken cancellation = default) =>
        tables.QueryAsync<RoundSummary>(RoundKeys.RoundsPartition, KeyRange.All, pageSize, continuation, cancellation);
}
