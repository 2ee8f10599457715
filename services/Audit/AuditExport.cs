using System.Text.Json;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Roles;

namespace Funding.Services.Audit;

/// <summary>A round's chain for readers and for <c>audit verify</c>.</summary>
public sealed class AuditExport(ITableStore tables, RoundStore rounds, AuditSequencer sequencer)
{
    public const string ContentType = "application/x-ndjson";

    /// <summary>How long the chain is now and the hash it ends with.</summary>
    public async Task<AuditHead> HeadAsync(string roundId, CancellationToken cancellation = default)
    {
        await rounds.GetAsync(roundId, cancellation);
        return (await tables.GetAsync<AuditHead>(RoundKeys.Partition(roundId), AuditKeys.Head, cancellation))?.Value ?? AuditHead.Empty;
    }

    /// <summary>Writes the chain from its first entry, one JSON object a line.</summary>
    /// <param name="begin">Called once the reader may have it, before the first byte.</param>
    public async Task WriteAsync(Actor actor, string roundId, Stream output, Action begin, CancellationToken cancellation = default)
    {
        actor.Demand(Act.ExportAudit);
        await rounds.GetAsync(roundId, cancellation);
        var partition = RoundKeys.Partition(roundId);
        await sequencer.SequenceAsync(partition, cancellation);
        begin();
        await foreach (var entry in tables.EnumerateAsync<AuditEntry>(partition, KeyRange.Prefix(AuditKeys.Entry), cancellation))
        {
            await JsonSerializer.SerializeAsync(output, entry.Value, OrchestrationJson.Options, cancellation);
            await output.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }
}
