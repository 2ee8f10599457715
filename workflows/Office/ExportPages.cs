namespace Funding.Workflows.Office;

/// <summary>Tables of a round to take away, and its audit chain.</summary>
internal static class ExportPages
{
    public static void MapExports(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.ExportsRoute, ShowAsync);
        group.MapPage(OfficeLinks.ExportRoute, DownloadAsync);
        group.MapPage(OfficeLinks.AuditRoute, AuditAsync);
        group.MapPage(
            OfficeLinks.SystemAudit,
            (PageContext here, AuditExport audit, CancellationToken cancellation) => AuditAsync(
                AuditHeads.System, here, audit, cancellation));
    }

    private static async Task<IResult> ShowAsync(
        string round, PageContext here, RoundStore rounds, StageFaces stages, AuditExport audit, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ExportRound);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        return Page.Render<ExportsPage, ExportsModel>(new ExportsModel(
            found, stages.Exports(found), await audit.HeadAsync(round, cancellation)));
    }

    private static async Task<IResult> DownloadAsync(
        string round,
        string file,
        PageContext here,
        Exports exports,
        Texts<OfficeText> T,
        Texts<SharedText> S,
        CancellationToken cancellation)
    {
        string Words(string group, object value) => group switch
        {
            "app-state" => S.Of("app-state", value),
            "standing" => S.Of("standing", value),
            "yes-no" => T.Of("yes-no", value),
            _ => T.Of("column", value),
        };
        var name = Path.GetFileNameWithoutExtension(file);
        ExportTable Named(ExportTable own) => own with { Sheet = T.Of("export", name) };
        var table = name switch
        {
            "applications" => Named(await exports.ApplicationsAsync(here.Actor!, round, here.Language, Words, cancellation)),
            "ranking" => Named(await exports.RankingAsync(here.Actor!, round, here.Language, Words, cancellation)),
            _ => await exports.OfStageAsync(here.Actor!, round, name, here.Language, cancellation)
                ?? throw new RefusedException(OfficeRefusals.NoExport()),
        };
        switch (Path.GetExtension(file))
        {
            case ".csv":
                return await FileDownload.TableAsync(here.Http, $"{round}-{file}", () => Task.FromResult(table), cancellation);
            case ".xlsx":
                return await SheetDownload.OfAsync(here.Http, [table], $"{round}-{file}", cancellation);
            default:
                throw new RefusedException(OfficeRefusals.NoExport());
        }
    }

    private static async Task<IResult> AuditAsync(string round, PageContext here, AuditExport audit, CancellationToken cancellation)
    {
        await audit.WriteAsync(
            here.Actor!,
            round,
            here.Http.Response.Body,
            () => FileDownload.Begin(here.Http, AuditExport.ContentType, $"{round}-audit.ndjson"),
            cancellation);
        return Results.Empty;
    }
}

/// <param name="OfStages">Beside the tables of applications and of the ranking.</param>
public sealed record ExportsModel(Round Round, IReadOnlyList<StageExport> OfStages, AuditHead Head);
