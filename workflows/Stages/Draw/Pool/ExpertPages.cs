namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>The pool and its import.</summary>
internal static class ExpertPages
{
    // A list may have 10 MB, and a form around it.
    private const long Largest = (10 << 20) + (64 << 10);

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.ExpertsRoute, PoolAsync);
        group.MapAct(OfficeLinks.ImportCheckRoute, PoolAsync, CheckAsync).WithMetadata(new RequestSizeLimitAttribute(Largest));
        group.MapPage(OfficeLinks.ExpertTemplateRoute, TemplateAsync);
        group.MapForm(OfficeLinks.ImportRoute, ShowImportAsync, ImportAsync);
    }

    private static async Task<IResult> PoolAsync(string round, PageContext here, RoundStore rounds, DrawQueries review,
        PoolChecks checks, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var list = await review.FindAsync(
            here.Actor!, round, RollQuery.Of(here.Http.Request.Query, PoolRollForm.Form), cancellation);
        var findings = await checks.ReadAsync(here.Actor!, round, cancellation);
        return Page.Render<PoolPage, PoolModel>(new PoolModel(found, list, findings));
    }

    private static async Task<IResult> TemplateAsync(
        string round, PageContext here, RoundStore rounds, Texts<ExpertText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ImportExperts);
        await rounds.GetAsync(round, cancellation);
        return await SheetDownload.OfAsync(
            here.Http,
            ListTemplate.Of(
                ExpertColumns.Form, Bilingual.Same(T["import.sheet"]), c => Bilingual.Same(T.Of("column", c.Id)), here.IsEnglish),
            "experts.xlsx",
            cancellation);
    }

    private static async Task<IResult> CheckAsync(
        string round, Form form, PageContext here, RoundStore rounds, ExpertImport import, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ImportExperts);
        var file = form.Files.GetFile("file") ?? throw new RefusedException(OfficeRefusals.NoFile());
        await using var list = file.OpenReadStream();
        var preview = await import.PreviewAsync(here.Actor!, round, list, cancellation);
        return Page.Render<ImportPage, ImportModel>(new ImportModel(
            (await rounds.GetAsync(round, cancellation)).Value, file.FileName, preview));
    }

    private static async Task<IResult> ShowImportAsync(
        string round, string import, PageContext here, RoundStore rounds, ExpertImport imports, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        return Page.Render<ImportPage,
            ImportModel>(new ImportModel(found, null, await imports.PreviewAgainAsync(here.Actor!, round, import, cancellation)));
    }

    private static async Task<IResult> ImportAsync(
        string round, string import, Form form, PageContext here, ExpertImport imports, Texts<ExpertText> T, CancellationToken cancellation)
    {
        var asked = await imports.PreviewAgainAsync(here.Actor!, round, import, cancellation);
        var answers = asked.Doubles.Select(d => CheckPages.AnswerOf(form, d.Id)).OfType<DoubleAnswer>().ToList();
        var done = await imports.ApplyAsync(here.Actor!, round, import, answers, cancellation);
        return Page.Redirect(OfficeLinks.Experts(round), T["import.done", done.Created, done.Updated, done.Unchanged]);
    }
}

public sealed record PoolModel(Round Round, RollPage<PoolExpert> List, PoolFindings Findings);

/// <param name="FileName">Null when the preview is shown again.</param>
public sealed record ImportModel(Round Round, string? FileName, ExpertImportPreview Preview);
