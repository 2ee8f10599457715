namespace Funding.Workflows.Awards.Earlier;

/// <summary>Awards made before: a list is looked at line by line, taken over as a batch, and taken back as one.</summary>
internal static class EarlierPages
{
    // A list and the form around it.
    private const long Largest = (EarlierImportCommands.Megabytes << 20) + (64 << 10);

    public static void MapEarlierAwards(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        group.MapPage(EarlierLinks.Lists, ShowAsync);
        group.MapPage(EarlierLinks.Template, TemplateAsync);
        group.MapAct(EarlierLinks.Check, ShowAsync, CheckAsync).WithMetadata(new RequestSizeLimitAttribute(Largest));
        group.MapForm(EarlierLinks.ReportRoute, ShowReportAsync, TakeOverAsync);
        group.MapPage(EarlierLinks.BatchRoute, ShowBatchAsync);
        group.MapAct(EarlierLinks.BackRoute, ShowBatchAsync, TakeBackAsync);
    }

    private static async Task<IResult> ShowAsync(PageContext here, AwardBatchStore batches, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ImportAwards);
        return Page.Render<EarlierListsPage, IReadOnlyList<AwardBatch>>(await batches.ListAsync(cancellation));
    }

    private static async Task<IResult> TemplateAsync(
        PageContext here, Catalogue catalogue, Texts<EarlierText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ImportAwards);
        return await SheetDownload.OfAsync(
            here.Http,
            [
                .. ListTemplate.Of(
                    EarlierColumns.Form, Bilingual.Same(T["sheet"]), c => Bilingual.Same(T.Of("column", c.Id)), here.IsEnglish),
                Names(T["sheet.programmes"], T["column.name"], here,
                    catalogue.Steps.SelectMany(p => p.Awards.Select(a =>
                        (p.Name, Id: $"{p.Id} · {a.Value.Title.In(here.Language)}")))),
                Names(T["sheet.desks"], T["column.name"], here, catalogue.Desks.Select(d => (d.Name, d.Id))),
            ],
            "awards.xlsx",
            cancellation);
    }

    private static ExportTable Names(string sheet, string heading, PageContext here, IEnumerable<(Bilingual Name, string Id)> names) =>
        new([heading, "id"], ListTemplate.Rows([.. names.Select(n => (IReadOnlyList<object?>)[n.Name.In(here.Language), n.Id])]))
        {
            Sheet = sheet,
        };

    private static async Task<IResult> CheckAsync(
        Form form, PageContext here, EarlierImportCommands imports, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ImportAwards);
        var file = form.Files.GetFile("file") is { Length: > 0 } sent ? sent : throw new RefusedException(EarlierRefusals.NoFile());
        var content = await ListUpload.ReadAsync(file, EarlierColumns.Form, EarlierImportCommands.Megabytes, cancellation);
        return Page.Render<EarlierReportPage, EarlierReport>(
            await imports.CheckAsync(here.Actor!, Excerpt.Of(TextIdentity.Tidy(file.FileName), 120), content, cancellation));
    }

    private static async Task<IResult> ShowReportAsync(
        string list, PageContext here, EarlierImportCommands imports, CancellationToken cancellation) =>
        Page.Render<EarlierReportPage, EarlierReport>(await imports.CheckAgainAsync(here.Actor!, list, cancellation));

    private static async Task<IResult> TakeOverAsync(
        string list, PageContext here, EarlierImportCommands imports, Texts<EarlierText> T, CancellationToken cancellation)
    {
        var batch = await imports.TakeOverAsync(here.Actor!, list, cancellation);
        return Page.Redirect(EarlierLinks.Batch(batch.Id), T["taken-over", batch.Awards]);
    }

    private static async Task<IResult> ShowBatchAsync(
        string batch, PageContext here, AwardBatchStore batches, AwardRollStore register, Catalogue catalogue, TimeProvider clock,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ImportAwards);
        var state = await batches.StateAsync((await batches.GetAsync(batch, cancellation)).Value, cancellation);
        IReadOnlyList<RolledAward> rows = [.. (await register.ReadAsync(cancellation)).Where(a => a.Summary.Import == batch)];
        return Page.Render<EarlierBatchPage, EarlierBatchModel>(new EarlierBatchModel(
            state, RegisterModel.Of(here.Http.Request.Query, rows, catalogue, ShanghaiTime.DayOf(clock.GetUtcNow()), ofOffice: true)));
    }

    private static async Task<IResult> TakeBackAsync(
        string batch, Form form, PageContext here, EarlierImportCommands imports, Texts<EarlierText> T, CancellationToken cancellation)
    {
        await imports.TakeBackAsync(here.Actor!, batch, form.Text("reason"), form.Text("confirmation"), cancellation);
        return Page.Redirect(EarlierLinks.Batch(batch), T["taken-back"]);
    }
}

/// <param name="Register">The batch's awards.</param>
public sealed record EarlierBatchModel(AwardBatchState State, RegisterModel Register);
