using System.Text.Json;
using Funding.Portal.Api.Document;
using Funding.Services.Audit;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Roles;

namespace Funding.Portal.Api;

internal static class AuditApi
{
    private const string Lines = "application/x-ndjson";

    internal sealed record AuditHeadLine(long Sequence, string Hash);

    private static readonly AuditHeadLine Example = new(1842, "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730");

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/audit").WithTags("audit");
        group.MapGet("", ExportAsync).Needs(Act.ExportAudit)
            .Carries("The chain from its first entry, one JSON object a line, for `audit verify`", new ApiExample(null, "{\"sequence\":1,\"previousHash\":\"000…\",\"note\":{\"action\":\"round-launched\"},\"hash\":\"7d86…\"}\n") { ResponseMedia = Lines });
        group.MapGet("/head", async (string round, RoundStore rounds, ITableStore tables, CancellationToken cancellation) =>
        {
            await rounds.GetAsync(round, cancellation);
            var head = (await tables.GetAsync<AuditHead>(RoundKeys.Partition(round), AuditKeys.Head, cancellation))?.Value ?? AuditHead.Empty;
            return new AuditHeadLine(head.Sequence, head.Hash);
        }).Open().Does("How long the chain is now and the hash it ends with", Example);
    }

    private static async Task ExportAsync(string round, HttpContext http, RoundStore rounds, ITableStore tables, AuditSequencer sequencer, CancellationToken cancellation)
    {
        await rounds.GetAsync(round, cancellation);
        var partition = RoundKeys.Partition(round);
        await sequencer.SequenceAsync(partition, cancellation);
        http.Response.ContentType = Lines;
        await foreach (var entry in tables.EnumerateAsync<AuditEntry>(partition, KeyRange.Prefix(AuditKeys.Entry), cancellation))
        {
            await JsonSerializer.SerializeAsync(http.Response.Body, entry.Value, OrchestrationJson.Options, cancellation);
            await http.Response.Body.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }
}
