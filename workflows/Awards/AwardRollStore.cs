namespace Funding.Workflows.Awards;

/// <summary>
/// The register of awards in memory, for as long as nothing is written to its partition: one transaction at most while it is so, and one
/// more for each thousand awards when it is not.
/// </summary>
public sealed class AwardRollStore(ITableStore tables, IPartitionVersions versions)
{
    private readonly SharedReads<IReadOnlyList<RolledAward>> reads = new();
    private Kept? kept;

    /// <summary>Every award, by id.</summary>
    public Task<IReadOnlyList<RolledAward>> ReadAsync(CancellationToken cancellation = default) =>
        reads.ReadAsync(AwardKeys.AwardsPartition, LookAsync, cancellation);

    private async Task<IReadOnlyList<RolledAward>> LookAsync()
    {
        // The version before the rows: whatever is written between the two reads makes the next look read them again.
        var version = await versions.OfAsync(AwardKeys.AwardsPartition);
        var before = kept;
        if (before?.Version == version)
        {
            return before.Rows;
        }

        var known = before?.Rows.ToDictionary(a => a.Summary.Id, StringComparer.Ordinal) ?? [];
        var rows = await tables.EnumerateAsync<AwardSummary>(AwardKeys.AwardsPartition, KeyRange.All)
            .Select(row => known.TryGetValue(row.Value.Id, out var same) && same.Summary == row.Value ? same : new(row.Value))
            .ToListAsync();
        kept = rows.Count > AwardRollForm.Most ? null : new(version, rows);
        return rows;
    }

    private sealed record Kept(string Version, IReadOnlyList<RolledAward> Rows);
}
