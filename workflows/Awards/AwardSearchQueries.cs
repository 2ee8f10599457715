namespace Funding.Workflows.Awards;

/// <summary>Looks through all awards, for everybody.</summary>
public sealed class AwardSearchQueries(ITableStore tables)
{
    // As many as the list of awards is planned for.
    private const int Most = 10_000;

    /// <summary>Those that fit, the newest rounds first; one transaction for a thousand awards.</summary>
    /// <param name="asked">Words; null or blank for all.</param>
    public async Task<IReadOnlyList<AwardSummary>> FindAsync(string? asked, CancellationToken cancellation = default) =>
        [.. (await tables.EnumerateAsync<AwardSummary>(AwardKeys.AwardsPartition, KeyRange.All, cancellation)
            .Take(Most).Select(row => row.Value).Where(award => AwardWords.Fit(award, asked ?? "")).ToListAsync(cancellation))
            .OrderByDescending(award => award.ValidUntil).ThenBy(award => award.Id, StringComparer.Ordinal)];
}
