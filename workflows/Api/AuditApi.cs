namespace Funding.Workflows.Api;

internal static class AuditApi
{
    internal sealed record AuditHeadLine(long Sequence, string Hash);

    internal sealed record PublishedHeadLine(DateOnly Day, long Sequence, string Hash)
    {
        public static PublishedHeadLine Of(PublishedHead head) => new(head.Day, head.Sequence, head.Hash);
    }

    /// <param name="Chains">That moved.</param>
    internal sealed record PublishedRootLine(DateOnly Day, long Chains, string Root)
    {
        public static PublishedRootLine Of(PublishedHead head) => new(head.Day, head.Sequence, head.Hash);
    }

    private static readonly AuditHeadLine Example = new(1842, "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730");
    private static readonly Paged<PublishedHeadLine> Heads = new([new(new(2026, 6, 1), Example.Sequence, Example.Hash)], null);
    private static readonly ApiExample Export = new(
        null,
        "{\"sequence\":1,\"previousHash\":\"000…\",\"note\":{\"action\":\"round-launched\"},\"hash\":\"7d86…\"}\n")
    { ResponseMedia = AuditExport.ContentType };

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        MapChain(api.MapGroup("/rounds/{round}/audit").WithTags("audit"));
        MapSystem(api.MapGroup("/audit").WithTags("audit"));
        MapAwards(api);
    }

    private static void MapAwards(IEndpointRouteBuilder api)
    {
        api.MapGroup("/awards/{award}/audit").WithTags("audit")
            .MapGet("", (string award, PageContext here, AuditExport export, CancellationToken cancellation) => export.WriteAwardAsync(
                here.Actor!, award, here.Http.Response.Body, () => here.Http.Response.ContentType = AuditExport.ContentType,
                cancellation))
            .Needs(Right.ExportAudit)
            .Carries("The chain of an award from its first entry, one JSON object a line, for `audit verify`", Export);
        api.MapGroup("/audit/awards").WithTags("audit")
            .MapGet(
                "/heads",
                (AuditHeads heads, CancellationToken cancellation, string? continuation = null) => Paging.ReadAsync(
                    heads.ListAsync(AuditHeads.Awards, continuation, cancellation), PublishedRootLine.Of))
            .Open()
            .Does(
                "Roots over the chains of awards that moved, one a day, the newest first; the lists are at `/audit/awards/{day}`",
                new Paged<PublishedRootLine>([new(new(2026, 6, 1), 12, Example.Hash)], null));
    }

    private static void MapSystem(RouteGroupBuilder group)
    {
        group
            .MapGet(
                "",
                (PageContext here, AuditExport export, CancellationToken cancellation) => ExportAsync(
                    AuditHeads.System, here, export, cancellation))
            .Needs(Right.ExportAudit)
            .Carries("The system's own chain (roles, tokens, accounts), one JSON object a line", Export);
        group
            .MapGet("/head", (AuditExport export, CancellationToken cancellation) => HeadAsync(AuditHeads.System, export, cancellation))
            .Open()
            .Does("How long the system's own chain is now and the hash it ends with", Example);
        group
            .MapGet(
                "/heads",
                (AuditHeads heads, CancellationToken cancellation, string? continuation = null) => Paging.ReadAsync(
                    heads.ListAsync(AuditHeads.System, continuation, cancellation), PublishedHeadLine.Of))
            .Open().Does("Heads of the system's own chain as they were published, one a day, the newest first", Heads);
    }

    private static void MapChain(RouteGroupBuilder group)
    {
        group.MapGet("", ExportAsync).Needs(Right.ExportAudit)
            .Carries("The chain from its first entry, one JSON object a line, for `audit verify`", Export);
        group.MapGet("/head", (string round, AuditExport export, CancellationToken cancellation) => HeadAsync(round, export, cancellation))
            .Open()
            .Does("How long the chain is now and the hash it ends with", Example);
        group
            .MapGet(
                "/heads",
                async (string round, AuditHeads heads, RoundStore rounds, CancellationToken cancellation, string? continuation = null) =>
                {
                    await rounds.GetAsync(round, cancellation);
                    return await Paging.ReadAsync(heads.ListAsync(round, continuation, cancellation), PublishedHeadLine.Of);
                })
            .Open().Does("Heads as they were published, one a day, the newest first", Heads);
    }

    private static async Task<AuditHeadLine> HeadAsync(string chain, AuditExport export, CancellationToken cancellation)
    {
        var head = await export.HeadAsync(chain, cancellation);
        return new AuditHeadLine(head.Sequence, head.Hash);
    }

    private static Task ExportAsync(string round, PageContext here, AuditExport export, CancellationToken cancellation) =>
        export.WriteAsync(
            here.Actor!, round, here.Http.Response.Body, () => here.Http.Response.ContentType = AuditExport.ContentType, cancellation);
}
