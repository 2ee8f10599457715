namespace Funding.Workflows.Stages.PriceOpening;

/// <summary>The opening's rows. Prices that a broken-off opening has left are read by nobody.</summary>
public sealed class PriceOpeningStore(ITableStore tables)
{
    /// <returns>Null before the stage.</returns>
    public Task<Stored<OpeningRow>?> FindAsync(string roundId, PlannedStage stage, CancellationToken cancellation) =>
        tables.GetAsync<OpeningRow>(RoundKeys.Partition(roundId), PriceOpeningKeys.Opening(stage), cancellation);

    /// <summary>By application; none before they are open.</summary>
    public async Task<IReadOnlyList<OpenedPrice>> PricesAsync(string roundId, PlannedStage stage, CancellationToken cancellation) =>
        (await FindAsync(roundId, stage, cancellation))?.Value.Opened is null ? []
            : await tables.EnumerateAsync<OpenedPrice>(
                    RoundKeys.Partition(roundId), KeyRange.Prefix(PriceOpeningKeys.Prices(stage)), cancellation)
                .Select(p => p.Value).ToListAsync(cancellation);

    /// <summary>Applications that stand and have bid.</summary>
    public async Task<IReadOnlyList<Application>> BidsAsync(string roundId, CancellationToken cancellation) =>
        await tables.EnumerateAsync<Application>(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Applications), cancellation)
            .Select(a => a.Value).Where(a => a is { State: ApplicationState.Eligible, Price: not null }).ToListAsync(cancellation);
}
