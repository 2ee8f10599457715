namespace Funding.Workflows.Programmes;

/// <summary>Versions of programmes that were released on the screen, and the catalogue of this process with them.</summary>
public sealed class ReleasedStore(ITableStore tables, Catalogue catalogue, TimeProvider clock, ILogger<ReleasedStore> log)
{
    // Another process hears of a release so late at most.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private string? seen;
    private long lookedAt = long.MinValue;
    private volatile IReadOnlyList<ReleasedVersion> known = [];

    /// <summary>All that were known at the last look, by programme and number.</summary>
    public IReadOnlyList<ReleasedVersion> Known => known;

    /// <summary>The newest of a programme; null where its file alone says it.</summary>
    public ReleasedVersion? NewestOf(string programmeId) => known.LastOrDefault(v => v.ProgrammeId == programmeId);

    /// <summary>Before programmes are listed or launched: one read a minute, and after a release of all versions.</summary>
    public Task FreshenAsync(CancellationToken cancellation = default) =>
        clock.GetUtcNow().UtcTicks - Volatile.Read(ref lookedAt) is >= 0 and var age && age < Fresh.Ticks
            ? Task.CompletedTask : RefreshAsync(cancellation);

    /// <summary>What a release has to find unchanged; null before the first.</summary>
    public async Task<Stored<ReleaseHead>?> RefreshAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var head = await tables.GetAsync<ReleaseHead>(HomeKeys.System, ReleasedVersion.HeadKey, cancellation);
        if (head?.ETag != seen)
        {
            var versions = await tables.EnumerateAsync<ReleasedVersion>(
                HomeKeys.System, KeyRange.Prefix(ReleasedVersion.Prefix), cancellation).Select(v => v.Value).ToListAsync(cancellation);
            var programmes = versions.GroupBy(v => v.ProgrammeId, StringComparer.Ordinal).ToList();
            IReadOnlyList<string> ids = [.. programmes.Select(p => p.Key)];
            catalogue.Follow([.. programmes.SelectMany(of => Newest([.. of], ids))]);
            known = versions;
            seen = head?.ETag;
        }

        Volatile.Write(ref lookedAt, now);
        return head;
    }

    /// <summary>A version that an older program released and this one refuses is passed over: rounds go on by the one before.</summary>
    /// <param name="ids">Of all programmes that were released.</param>
    private IReadOnlyList<Programme> Newest(IReadOnlyList<ReleasedVersion> versions, IReadOnlyList<string> ids)
    {
        foreach (var version in versions.Reverse())
        {
            var reading = ProgrammeTextLoader.Read(catalogue, version.Text, ids);
            if (reading.Steps is { } steps) return steps;
            log.LogError(
                "The released version {Number} of {Programme} cannot be used any more: {Problem}",
                version.Number, version.ProgrammeId, reading.Problems[0]);
        }

        return [];
    }
}
