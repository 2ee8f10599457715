namespace Funding.Workflows.Upkeep;

/// <summary>A chain, a round's or the system's own, for readers and for <c>audit verify</c>.</summary>
public sealed class AuditExport(
    ITableStore tables, RoundStore rounds, ConflictDeclarations conflicts, AwardStore awards, AwardChangeStore holders,
    AuditSequencer sequencer)
{
    public const string ContentType = "application/x-ndjson";

    /// <summary>How long the chain is now and the hash it ends with.</summary>
    /// <param name="chain">A round's id or <see cref="AuditHeads.System"/>.</param>
    public async Task<AuditHead> HeadAsync(string chain, CancellationToken cancellation = default) =>
        (await tables.GetAsync<AuditHead>(await PartitionAsync(chain, cancellation), AuditKeys.Head, cancellation))?.Value
            ?? AuditHead.Empty;

    /// <summary>Writes the chain from its first entry, one JSON object a line.</summary>
    /// <param name="begin">Called once the reader may have it, before the first byte.</param>
    public async Task WriteAsync(Actor actor, string chain, Stream output, Action begin, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ExportAudit);
        if (chain != AuditHeads.System)
        {
            await conflicts.DemandNotRecusedAsync(actor, (await rounds.GetAsync(chain, cancellation)).Value, cancellation);
        }

        await WriteAsync(await PartitionAsync(chain, cancellation), output, begin, cancellation);
    }

    /// <summary>The chain of an award, for <c>audit verify</c> with the head that a day's list has of it.</summary>
    /// <inheritdoc cref="WriteAsync(Actor, string, Stream, Action, CancellationToken)"/>
    /// <exception cref="RefusedException">No such award, no such right, or the actor acts for its holder.</exception>
    public async Task WriteAwardAsync(
        Actor actor, string awardId, Stream output, Action begin, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ExportAudit);
        var award = (await awards.GetAsync(awardId, cancellation)).Home;
        await holders.DemandNotHolderAsync(actor, award, cancellation);
        await WriteAsync(AwardKeys.Partition(awardId), output, begin, cancellation);
    }

    private async Task WriteAsync(string partition, Stream output, Action begin, CancellationToken cancellation)
    {
        await sequencer.SequenceAsync(partition, cancellation);
        begin();
        await foreach (var entry in tables.EnumerateAsync<AuditEntry>(partition, KeyRange.Prefix(AuditKeys.Entry), cancellation))
        {
            await JsonSerializer.SerializeAsync(output, entry.Value.InUtc(), FundingJson.Options, cancellation);
            await output.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }

    private async Task<string> PartitionAsync(string chain, CancellationToken cancellation)
    {
        if (chain != AuditHeads.System)
        {
            await rounds.GetAsync(chain, cancellation);
        }

        return AuditHeads.PartitionOf(chain);
    }
}
