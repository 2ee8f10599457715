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
        return row.IsList ? null
            : new PublicRankingFacts(row.Version, row.Hash, row.RankedAt, row.Applications, row.Selected, row.Reserve)
            {
                Strata = row.Strata,
                Granted = row.Granted,
            };
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
        var noticed = await tables.EnumerateAsync<NoticeEntry>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.NoticeEntries), cancellation)
            .ToDictionaryAsync(e => e.Value.ApplicationId, e => e.Value, cancellationToken: cancellation);
        return (
            [.. page.Items.Select(i => PublicRankedEntry.Of(
                i.Value, withdrawn.ContainsKey(i.Value.ApplicationId), noticed.GetValueOrDefault(i.Value.ApplicationId),
                round.Standing == RoundStanding.Announced))],
            page.Continuation);
    }

    // A round whose cases go their own way has a notice and no order.
    private static bool IsPublic(Round round) =>
        round is { PublicNoticeAt: not null, RankingVersion: > 0, Standing: not RoundStanding.Cancelled };
}

public sealed record PublicRankingFacts(int Version, string Hash, DateTimeOffset RankedAt, int Applications, int Selected, int Reserve)
{
    /// <inheritdoc cref="RankingRow.Strata"/>
    public IReadOnlyList<StratumFigures>? Strata { get; init; }

    /// <inheritdoc cref="RankingRow.Granted"/>
    public decimal? Granted { get; init; }
}

/// <summary>What became of an application after the ranking.</summary>
public enum Became
{
    /// <summary>Nothing else than was ranked.</summary>
    AsRanked,

    /// <summary>It stands in the public notice.</summary>
    Proposed,

    /// <summary>It moved up from the reserve list and stands in the public notice.</summary>
    MovedUp,

    Awarded,

    /// <summary>It moved up and was awarded.</summary>
    MovedUpAwarded,

    /// <summary>An upheld objection took it out.</summary>
    Removed,

    /// <summary>By its applicant.</summary>
    Withdrawn,
}

/// <param name="Entry">As it was ranked and voted on, for good.</param>
/// <param name="Name">Null unless it is or was in the public notice and is not withdrawn: the others appear by their key alone.</param>
public sealed record PublicRankedEntry(RankedEntry Entry, string? Name, string? Title, Became Became)
{
    /// <param name="noticed">Its entry in the public notice; null where it has none.</param>
    public static PublicRankedEntry Of(RankedApplication ranked, bool withdrawn, NoticeEntry? noticed, bool announced)
    {
        var became = BecameOf(ranked.Entry, withdrawn, noticed, announced);
        var named = became != Became.Withdrawn && (noticed is not null || ranked.Entry.Standing == Standing.Selected);
        return named ? new(ranked.Entry, ranked.OrganisationName, ranked.Title, became) : new(ranked.Entry, null, null, became);
    }

    private static Became BecameOf(RankedEntry entry, bool withdrawn, NoticeEntry? noticed, bool announced) =>
        withdrawn || noticed?.WithdrawnAt is not null ? Became.Withdrawn
        : noticed is null ? Became.AsRanked
        : noticed.Removed ? Became.Removed
        : (entry.Standing == Standing.Selected, announced) switch
        {
            (true, true) => Became.Awarded,
            (true, false) => Became.Proposed,
            (false, true) => Became.MovedUpAwarded,
            (false, false) => Became.MovedUp,
        };
}
