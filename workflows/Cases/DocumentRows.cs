namespace Funding.Workflows.Cases;

/// <summary>
/// Rows to which documents are attached: a scan writes onto them what it found, the tidying keeps what those of a round name. Who attaches
/// documents registers its own.
/// </summary>
public interface IDocumentRows
{
    /// <summary>How the names of a round's blobs begin; null where the rows are of no round.</summary>
    string? BlobsOf(string roundId);

    /// <summary>All documents that the rows of a round name.</summary>
    IAsyncEnumerable<AttachedDocument> AllAsync(string roundId, CancellationToken cancellation);

    /// <summary>Whether the document to scan is attached to one of these.</summary>
    bool Holds(ScanPayload scan);

    /// <summary>Scans the document, if its row still names it, and writes the state onto the row.</summary>
    /// <param name="scan">Says where it is.</param>
    /// <param name="state">The state that the scan finds; null where there is nothing left to scan.</param>
    Task ScanAsync(ScanPayload scan, Func<AttachedDocument, Task<string?>> state, CancellationToken cancellation);
}

/// <inheritdoc cref="IDocumentRows"/>
internal abstract class DocumentRows<T>(ITableStore tables) : IDocumentRows
{
    public abstract string? BlobsOf(string roundId);

    public abstract bool Holds(ScanPayload scan);

    protected virtual string PartitionOf(ScanPayload scan) => RoundKeys.Partition(scan.RoundId);

    protected abstract string KeyOf(ScanPayload scan);

    protected abstract IReadOnlyList<AttachedDocument> DocumentsOf(T row);

    protected abstract T With(T row, IReadOnlyList<AttachedDocument> documents);

    public abstract IAsyncEnumerable<AttachedDocument> AllAsync(string roundId, CancellationToken cancellation);

    /// <param name="prefix">How the keys of the rows begin.</param>
    protected IAsyncEnumerable<AttachedDocument> AllAsync(string roundId, string prefix, CancellationToken cancellation) =>
        tables.EnumerateAsync<T>(RoundKeys.Partition(roundId), KeyRange.Prefix(prefix), cancellation)
            .SelectMany(row => DocumentsOf(row.Value).ToAsyncEnumerable());

    /// <summary>Of rows of a stage, those of its every pass: what an earlier one has is kept beside.</summary>
    /// <param name="prefix">How the keys of the rows of a pass begin.</param>
    protected async IAsyncEnumerable<AttachedDocument> OfPassesAsync(
        string roundId, string kind, Func<PlannedStage, string> prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await tables.GetAsync<Round>(RoundKeys.Partition(roundId), RoundKeys.Round, cancellation) is not { Value: var round }
            || round.Stages.Find(kind) is not { } stage)
            yield break;
        for (var pass = 1; pass <= stage.Pass; pass++)
        {
            await foreach (var document in AllAsync(roundId, prefix(stage with { Pass = pass }), cancellation))
                yield return document;
        }
    }

    public virtual Task ScanAsync(ScanPayload scan, Func<AttachedDocument, Task<string?>> state, CancellationToken cancellation)
    {
        var partition = PartitionOf(scan);
        string? found = null;

        // A row that was changed meanwhile is read again; its document is scanned once.
        return Attempts.UntilWrittenAsync(async () =>
        {
            if (await tables.GetAsync<T>(partition, KeyOf(scan), cancellation) is { } stored
                && DocumentsOf(stored.Value).FirstOrDefault(d => d.Id == scan.DocumentId) is { } document
                && (found ??= await state(document)) is { } seen)
            {
                var scanned = DocumentsOf(stored.Value).Select(d => d.Id == document.Id ? d with { Scan = seen } : d);
                await tables.CommitAsync(partition, RowCodec.Replace(stored, With(stored.Value, [.. scanned])), cancellation);
            }
        }, cancellation);
    }
}
