namespace Funding.Workflows.Contests;

/// <summary>Reads contests and their prizes.</summary>
public sealed class ContestStore(ITableStore tables)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Contest>> AllAsync(CancellationToken cancellation = default) =>
    [
        .. (await tables.EnumerateAsync<Contest>(ContestKeys.Partition, KeyRange.Prefix(ContestKeys.Contests), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation)).OrderByDescending(c => c.HeldOn).ThenBy(c => c.Id, StringComparer.Ordinal),
    ];

    /// <exception cref="RefusedException">No such contest.</exception>
    public async Task<Contest> GetAsync(string id, CancellationToken cancellation = default) =>
        (await tables.GetAsync<Contest>(ContestKeys.Partition, ContestKeys.Contest(id), cancellation))?.Value
        ?? throw new RefusedException(ContestRefusals.NoContest());

    /// <summary>In the order of the list.</summary>
    public async Task<IReadOnlyList<ContestPrize>> PrizesOfAsync(string id, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<ContestPrize>(ContestKeys.Partition, KeyRange.Prefix(ContestKeys.PrizesOf(id)), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation);

    /// <summary>
    /// The prizes of a person, revoked ones too; a query, and two transactions for each. A contest that is still imported has none.
    /// </summary>
    /// <param name="hash">Keyed hash of the identity number.</param>
    public async Task<IReadOnlyList<(Contest Contest, ContestPrize Prize)>> OfPersonAsync(
        string hash, CancellationToken cancellation = default)
    {
        var found = new List<(Contest, ContestPrize)>();
        await foreach (var won in tables.EnumerateAsync<WonPrize>(
            ContestKeys.Partition, KeyRange.Prefix(ContestKeys.WinnerOf(hash)), cancellation))
        {
            if (await tables.GetAsync<Contest>(ContestKeys.Partition, ContestKeys.Contest(won.Value.ContestId), cancellation) is { } contest
                && await PrizeAsync(won.Value.ContestId, won.Value.Number, cancellation) is { } prize)
            {
                found.Add((contest.Value, prize.Value));
            }
        }

        return found;
    }

    /// <returns>Null where there is none.</returns>
    internal Task<Stored<ContestPrize>?> PrizeAsync(string id, int number, CancellationToken cancellation) =>
        tables.GetAsync<ContestPrize>(ContestKeys.Partition, ContestKeys.Prize(id, number), cancellation);
}

/// <summary>A person's way to a prize.</summary>
internal sealed record WonPrize(string ContestId, int Number);
