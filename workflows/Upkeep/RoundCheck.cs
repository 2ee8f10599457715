namespace Funding.Workflows.Upkeep;

/// <summary>Whether a round's rows can be read as what they are, and whether the documents they name are there.</summary>
/// <param name="others">Rows of what is neither of the core nor of a kind.</param>
public sealed class RoundCheck(ITableStore tables, IBlobStore blobs, StageKindSet kinds, IEnumerable<StageRows> others)
{
    private static readonly StageRows[] OfCore =
    [
        StageRows.Of<Application>(RoundKeys.Applications, ContentOf),
        StageRows.Of<RoundProposal>(RoundKeys.Proposals),
    ];

    private static readonly (string Key, Action<Row> Read)[] Singles =
    [
        (RoundKeys.Round, row => RowCodec.Read<Round>(row)),
        (RoundKeys.Snapshot, row => RowCodec.Read<Programme>(row)),
    ];

    public async IAsyncEnumerable<IntegrityFault> FaultsAsync(
        string roundId, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var partition = RoundKeys.Partition(roundId);
        foreach (var (key, read) in Singles)
        {
            var row = await tables.GetAsync(partition, key, cancellation);
            if (row is null || !Reads(row, read))
                yield return new(row is null ? IntegrityFaultKind.Missing : IntegrityFaultKind.Row, $"{partition} / {key}");
        }

        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rows in All)
        {
            await foreach (var row in tables.EnumerateAsync(partition, KeyRange.Prefix(rows.Prefix), cancellation))
            {
                if (!Reads(row, r => named.UnionWith(rows.Documents(r))))
                    yield return new(IntegrityFaultKind.Row, $"{partition} / {row.Key}");
            }
        }

        // After the rows: what came in between is present, what went in between is looked at once more.
        foreach (var prefix in RoundBlobs.All(roundId))
        {
            await foreach (var blob in blobs.EnumerateAsync(prefix, cancellation))
                named.Remove(blob.Name);
        }

        foreach (var name in named.Order(StringComparer.Ordinal))
        {
            if (await IsStillNamedAsync(partition, name, cancellation) && await blobs.FindAsync(name, cancellation) is null)
                yield return new(IntegrityFaultKind.Missing, name);
        }
    }

    private IEnumerable<StageRows> All => OfCore.Concat(others).Concat(kinds.All.SelectMany(k => k.Rows));

    private static IEnumerable<string> ContentOf(Application application) =>
        application.Documents.Select(d => d.BlobName).Concat(application.AnswersBlob is { } answers ? [answers] : []);

    private static bool Reads(Row row, Action<Row> read)
    {
        try
        {
            read(row);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private async Task<bool> IsStillNamedAsync(string partition, string name, CancellationToken cancellation)
    {
        foreach (var rows in All.Where(r => r.NameDocuments))
        {
            await foreach (var row in tables.EnumerateAsync(partition, KeyRange.Prefix(rows.Prefix), cancellation))
            {
                if (row.Properties.Values.Any(v => v.Contains(name, StringComparison.Ordinal)))
                    return true;
            }
        }

        return false;
    }
}
