namespace Funding.Workflows.Awards.Earlier;

/// <summary>Reads batches of awards made before.</summary>
public sealed class AwardBatchStore(ITableStore tables, IBlobStore blobs)
{
    /// <summary>All batches, the newest first.</summary>
    public async Task<IReadOnlyList<AwardBatch>> ListAsync(CancellationToken cancellation = default) =>
        [.. (await tables.EnumerateAsync<AwardBatch>(
                AwardBatchKeys.Partition, KeyRange.Prefix(AwardBatchKeys.Batches), cancellation)
            .Select(b => b.Value).ToListAsync(cancellation)).OrderByDescending(b => b.At)];

    /// <returns>Null where there is none.</returns>
    public Task<Stored<AwardBatch>?> FindAsync(string id, CancellationToken cancellation = default) =>
        tables.GetAsync<AwardBatch>(AwardBatchKeys.Partition, AwardBatchKeys.Batch(id), cancellation);

    /// <exception cref="RefusedException">There is none.</exception>
    public async Task<Stored<AwardBatch>> GetAsync(string id, CancellationToken cancellation = default) =>
        await FindAsync(id, cancellation) ?? throw new RefusedException(EarlierRefusals.NoBatch());

    public async Task<AwardBatchState> StateAsync(AwardBatch batch, CancellationToken cancellation = default) => new(
        batch,
        await CountAsync(AwardBatchKeys.Made(batch.Id), cancellation),
        batch.Back is null ? 0 : await CountAsync(AwardBatchKeys.Back(batch.Id), cancellation));

    internal Task<IReadOnlyList<EarlierAward>?> AwardsAsync(string id, CancellationToken cancellation) =>
        RoundBlobs.ReadAsync<IReadOnlyList<EarlierAward>>(blobs, AwardBatchKeys.BatchBlob(id), cancellation);

    /// <exception cref="MissingContentException">The batch's list is not there.</exception>
    internal async Task<IReadOnlyList<EarlierAward>> PartAsync(BatchPart part, CancellationToken cancellation) =>
        [.. (await AwardsAsync(part.Batch, cancellation)
                ?? throw new MissingContentException($"The list of the batch {part.Batch} is not there."))
            .Skip(part.Part * AwardBatchKeys.AwardsPerPart).Take(AwardBatchKeys.AwardsPerPart)];

    private async Task<int> CountAsync(string prefix, CancellationToken cancellation) =>
        await tables.EnumerateAsync(AwardBatchKeys.Partition, KeyRange.Prefix(prefix), cancellation).CountAsync(cancellation);
}
