namespace Funding.Workflows.Indicators;

/// <summary>Reads of indicators: years, who owes, what was reported, what is published.</summary>
public sealed class IndicatorStore(ITableStore tables, IBlobStore blobs, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<Reporter>> lists = new(StringComparer.Ordinal);

    public DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <summary>The newest year first; one transaction.</summary>
    public async Task<IReadOnlyList<IndicatorYear>> YearsAsync(CancellationToken cancellation = default) =>
        [.. (await tables.EnumerateAsync<IndicatorYear>(
            IndicatorKeys.Partition, KeyRange.Prefix(IndicatorKeys.Years), cancellation).ToListAsync(cancellation))
            .Select(y => y.Value).OrderByDescending(y => y.Year)];

    public Task<Stored<IndicatorYear>?> FindYearAsync(int year, CancellationToken cancellation = default) =>
        tables.GetAsync<IndicatorYear>(IndicatorKeys.Partition, IndicatorKeys.Year(year), cancellation);

    /// <exception cref="RefusedException">No list was sent for that year.</exception>
    public async Task<IndicatorYear> GetYearAsync(int year, CancellationToken cancellation = default) =>
        (await FindYearAsync(year, cancellation))?.Value ?? throw new RefusedException(IndicatorRefusals.NoYear(year));

    /// <summary>Who owes figures of the year: a blob, read once by each process.</summary>
    public async Task<IReadOnlyList<Reporter>> ReportersAsync(IndicatorYear year, CancellationToken cancellation = default) =>
        lists.TryGetValue(year.List, out var known) ? known
        : lists.GetOrAdd(
            year.List,
            await RoundBlobs.ReadAsync<List<Reporter>>(blobs, IndicatorKeys.ListBlob(year.List), cancellation)
                ?? throw new MissingContentException($"The list {year.List} of the indicators of {year.Year} is not there."));

    /// <summary>Reports of a year by code; one transaction for a thousand.</summary>
    /// <param name="indicator">Null for those of all.</param>
    public async Task<IReadOnlyList<IndicatorReport>> ReportsAsync(
        int year, string? indicator = null, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<IndicatorReport>(
            IndicatorKeys.Partition,
            KeyRange.Prefix(indicator is null ? IndicatorKeys.ReportsOf(year) : IndicatorKeys.ReportsOf(year, indicator)), cancellation)
            .Select(r => r.Value).ToListAsync(cancellation);

    public Task<Stored<IndicatorReport>?> FindAsync(
        int year, string indicator, string code, CancellationToken cancellation = default) => RouteIds.CouldBe(code)
        ? tables.GetAsync<IndicatorReport>(IndicatorKeys.Partition, IndicatorKeys.Report(year, indicator, code), cancellation)
        : Task.FromResult<Stored<IndicatorReport>?>(null);

    public Task<Stored<PublishedIndicator>?> FindPublishedAsync(
        int year, string indicator, CancellationToken cancellation = default) =>
        tables.GetAsync<PublishedIndicator>(IndicatorKeys.Partition, IndicatorKeys.Published(year, indicator), cancellation);

    public async Task<bool> IsPublishedAsync(int year, string indicator, CancellationToken cancellation = default) =>
        await FindPublishedAsync(year, indicator, cancellation) is not null;

    /// <summary>Everything that is published, the newest year first; one transaction, for they are some nine a year.</summary>
    public async Task<IReadOnlyList<PublishedIndicator>> PublishedAsync(CancellationToken cancellation = default) =>
        [.. (await tables.EnumerateAsync<PublishedIndicator>(
            IndicatorKeys.Partition, KeyRange.Prefix(IndicatorKeys.PublishedRows), cancellation).ToListAsync(cancellation))
            .Select(p => p.Value).OrderByDescending(p => p.Year)];

    public Task<Stored<int>?> TurnAsync(int year, string indicator, CancellationToken cancellation = default) =>
        tables.GetAsync<int>(IndicatorKeys.Partition, IndicatorKeys.Turn(year, indicator), cancellation);

    /// <summary>The figure of the year before, where it counts.</summary>
    public async Task<decimal?> BeforeAsync(int year, string indicator, string code, CancellationToken cancellation = default) =>
        await FindAsync(year - 1, indicator, code, cancellation) is { Value: { Standing: FigureStanding.Confirmed } last }
            ? last.Figure : null;
}
