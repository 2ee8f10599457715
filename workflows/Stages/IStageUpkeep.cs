namespace Funding.Workflows.Stages;

/// <summary>What a kind looks after in rows of its own, beside the walk: it is asked by whoever looks after all rounds.</summary>
public interface IStageUpkeep
{
    /// <summary>The kind's rows that hold more than marks; every night they are read, and the documents they name looked for.</summary>
    IReadOnlyList<StageRows> Rows { get; }

    /// <summary>
    /// Has walkers, lists of persons and scans fit the kind's rows again, also while a round that was announced is looked after.
    /// </summary>
    Task<ReconcileReport> ReconcileAsync(Round round, IRoundRepair repair, CancellationToken cancellation);
}

/// <summary>Rows of a round that begin alike.</summary>
/// <param name="Prefix">Of their keys.</param>
/// <param name="NameDocuments">Whether such a row may name documents.</param>
/// <param name="Documents">Reads a row as what it is, and returns the blobs that it names.</param>
public sealed record StageRows(string Prefix, bool NameDocuments, Func<Row, IEnumerable<string>> Documents)
{
    /// <summary>Rows that name no documents.</summary>
    public static StageRows Of<T>(string prefix) => new(prefix, false, row =>
    {
        RowCodec.Read<T>(row);
        return [];
    });

    public static StageRows Of<T>(string prefix, Func<T, IEnumerable<string>> documents) =>
        new(prefix, true, row => documents(RowCodec.Read<T>(row)));
}
