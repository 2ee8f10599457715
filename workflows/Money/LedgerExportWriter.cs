namespace Funding.Workflows.Money;

/// <summary>The ledger of lines for an auditor: one JSON object a line, for <c>ledger verify</c>, or a table.</summary>
public sealed class LedgerExportWriter(BudgetStore lines)
{
    public const string ContentType = "application/x-ndjson";

    public async Task WriteAsync(IReadOnlyList<LineId> wanted, Stream output, CancellationToken cancellation = default)
    {
        await foreach (var line in ReadAsync(wanted, cancellation))
        {
            await JsonSerializer.SerializeAsync(output, line, FundingJson.Options, cancellation);
            await output.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }

    /// <summary>Each line's postings and then its close; what is posted meanwhile is left out.</summary>
    public async IAsyncEnumerable<LedgerFileLine> ReadAsync(
        IReadOnlyList<LineId> wanted, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var id in wanted)
        {
            var line = (await lines.GetAsync(id, cancellation)).Value;
            var postings = await lines.AllPostingsAsync(id, cancellation).Where(p => p.Number <= line.Postings)
                .OrderBy(p => p.Number).ToListAsync(cancellation);
            foreach (var posting in postings)
            {
                yield return new($"{id}", posting with { At = posting.At.ToUniversalTime() }, null);
            }

            yield return new($"{id}", null, new(line.Postings, line.Balances, LedgerHash.Of(postings)));
        }
    }
}
