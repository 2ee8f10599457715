using Funding.Portal.Api.Document;
using Funding.Portal.Shell;
using Funding.Services.Audit;
using Funding.Services.Rounds;
using Funding.Workflows.Roles;

namespace Funding.Portal.Api;

internal static class AuditApi
{
    internal sealed record AuditHeadLine(long Sequence, string Hash);

    internal sealed record PublishedHeadLine(DateOnly Day, long Sequence, string Hash);

    private static readonly AuditHeadLine Example = new(1842, "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730");

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/audit").WithTags("audit");
        group.MapGet("", ExportAsync).Needs(Act.ExportAudit)
            .Carries("The chain from its first entry, one JSON object a line, for `audit verify`", new ApiExample(null, "{\"sequence\":1,\"previousHash\":\"000…\",\"note\":{\"action\":\"round-launched\"},\"hash\":\"7d86…\"}\n") { ResponseMedia = AuditExport.ContentType });
        group.MapGet("/head", async (string round, AuditExport export, CancellationToken cancellation) =>
        {
            var head = await export.HeadAsync(round, cancellation);
            return new AuditHeadLine(head.Sequence, head.Hash);
        }).Open().Does("How long the chain is now and the hash it ends with", Example);
        group.MapGet("/heads", (string round, AuditHeads heads, RoundStore rounds, CancellationToken cancellation, string? continuation = null) => Paging.ReadAsync(async () =>
            {
                await rounds.GetAsync(round, cancellation);
                return await heads.ListAsync(round, continuation, cancellation);
            }, h => new PublishedHeadLine(h.Day, h.Sequence, h.Hash)))
            .Open().Does("Heads as they were published, one a day, the newest first", new Paged<PublishedHeadLine>([new(new(2026, 6, 1), Example.Sequence, Example.Hash)], null));
    }

    private static Task ExportAsync(string round, PageContext here, AuditExport export, CancellationToken cancellation) =>
        export.WriteAsync(here.Actor!, round, here.Http.Response.Body, () => here.Http.Response.ContentType = AuditExport.ContentType, cancellation);
}
