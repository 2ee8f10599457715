namespace Funding.Workflows.Selection;

/// <summary>The ranking as everybody may see it from the public notice on: who is not selected has no name.</summary>
public sealed class PublicRanking(ITableStore tables, RoundStore rounds)
{
    private const int PageSize = 50;

    /// <summary>Hash and figures.</summary>
    /// <returns>Null before the public notice, and where nothing was ranked.</returns>
    public async Task<PublicRankingFacts?> FactsAsync(string roundId, CancellationToken cancellation = default)
    {
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        if (!IsPublic(round))
        {
            return null;
        }

        var row =
            (await tables.GetAsync<RankingRow>(RoundKeys.Partition(roundId), RoundKeys.Ranking(round.RankingVersion), cancellation))!.Value;
        return row.IsList ? null : new PublicRankingFacts(row.Version, row.Hash, row.RankedAt, row.Applications, row.Selected, row.Reserve);
    }

    /// <summary>Entries in rank order, one page; empty before the public notice.</summary>
    public async Task<(IReadOnlyList<PublicRankedEntry> Items, string? Continuation)> EntriesAsync(
        string roundId, string? continuation = null, CancellationToken cancellation = default)
    {
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        if (!IsPublic(round))
        {
            return ([], null);
        }

        var page = await tables.QueryAsync<RankedApplication>(
            RoundKeys.Partition(roundId),
            KeyRange.Prefix($"{RoundKeys.RankedEntries}{round.RankingVersion:D4}:"),
            PageSize,
            continuation,
            cancellation);
        var withdrawn = await tables.WithdrawnAsync(roundId, cancellation);
        return (
            [.. page.Items.Select(i => PublicRankedEntry.Of(i.Value, withdrawn.ContainsKey(i.Value.ApplicationId)))], page.Continuation);
    }

    // A round whose cases go their own way has a notice and no order.
    private static bool IsPublic(Round round) =>
        round is { PublicNoticeAt: not null, RankingVersion: > 0, Standing: not RoundStanding.Cancelled };
}

public sealed record PublicRankingFacts(int Version, string Hash, DateTimeOffset RankedAt, int Applications, int Selected, int Reserve);

/// <param name="Name">Null unless it was selected and not withdrawn: the others appear by their key alone.</param>
/// <param name="Withdrawn">By its applicant, after the ranking.</param>
public sealed record PublicRankedEntry(RankedEntry Entry, string? Name, string? Title, bool Withdrawn = false)
{
    public static PublicRankedEntry Of(RankedApplication ranked, bool withdrawn) => withdrawn
        ? new(ranked.Entry, null, null, true)
        : ranked.Entry.Standing == Standing.Selected
        ? new(ranked.Entry, ranked.OrganisationName, ranked.Title)
        : new(ranked.Entry, null, null);
}
