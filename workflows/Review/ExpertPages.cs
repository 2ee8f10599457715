namespace Funding.Portal.Office;

/// <summary>The pool and its import, the draw, and how far the experts are.</summary>
internal static class ExpertPages
{
    // A list may have 10 MB, and a form around it.
    private const long Largest = (10 << 20) + (64 << 10);

    public static void MapExperts(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.ExpertsRoute, PoolAsync);
        group.MapAct(OfficeLinks.ImportCheckRoute, PoolAsync, CheckAsync).WithMetadata(new RequestSizeLimitAttribute(Largest));
        group.MapForm(OfficeLinks.ImportRoute, ShowImportAsync, ImportAsync);
        group.MapPage(OfficeLinks.DrawRoute, DrawAsync);
        group.MapPage(OfficeLinks.ReviewRoute, ReviewAsync);
        group.MapPage(OfficeLinks.SheetsRoute, SheetsAsync);
    }

    private static async Task<IResult> PoolAsync(string round, string? from, PageContext here, RoundStore rounds, ReviewQueries review,
        PoolChecks checks, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var page = await Paging.ReadAsync(review.PoolAsync(here.Actor!, round, from, cancellation), e => e);
        var findings = await checks.ReadAsync(here.Actor!, round, cancellation);
        return Page.Render<PoolPage, PoolModel>(new PoolModel(found, page.Items, page.Continuation, findings));
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
        string round, string import, Form form, PageContext here, ExpertImport imports, Texts<OfficeText> T, CancellationToken cancellation)
    {
        var asked = await imports.PreviewAgainAsync(here.Actor!, round, import, cancellation);
        var answers = asked.Doubles.Select(d => CheckPages.AnswerOf(form, d.Id)).OfType<DoubleAnswer>().ToList();
        var done = await imports.ApplyAsync(here.Actor!, round, import, answers, cancellation);
        return Page.Redirect(OfficeLinks.Experts(round), T["import.done", done.Created, done.Updated, done.Unchanged]);
    }

    private static async Task<IResult> DrawAsync(string round, string? from, PageContext here, RoundStore rounds, ReviewQueries review,
        PoolChecks checks, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        found.DemandDraw();
        var page = await Paging.ReadAsync(review.ShortfallsAsync(here.Actor!, round, from, cancellation), s => s);
        var empty = await review.UnfillableSeatsAsync(here.Actor!, round, cancellation: cancellation);
        var programme = await rounds.GetProgrammeAsync(round, cancellation);
        var findings = !found.HasPassed(DrawStage.Kind) ? await checks.ReadAsync(here.Actor!, round, cancellation) : null;
        return Page.Render<DrawPage, DrawModel>(new DrawModel(
            found, programme, await review.DrawAsync(round, cancellation), page.Items, page.Continuation,
            [.. empty.Items.Select(e => e.Value)], findings));
    }

    private static async Task<IResult> ReviewAsync(
        string round, string? from, PageContext here, RoundStore rounds, ReviewQueries review, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var page = await Paging.ReadAsync(review.ReviewersAsync(here.Actor!, round, from, cancellation), r => r);
        return Page.Render<ProgressPage, ProgressModel>(new ProgressModel(
            found, await review.ProgressAsync(here.Actor!, round, cancellation), page.Items, page.Continuation));
    }

    private static async Task<IResult> SheetsAsync(
        string round,
        string expert,
        string? from,
        PageContext here,
        RoundStore rounds,
        ReviewQueries review,
        CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var page = await Paging.ReadAsync(review.SheetsOfAsync(here.Actor!, round, expert, from, cancellation), s => s);
        return Page.Render<SheetsPage, SheetsModel>(new SheetsModel(found, expert, page.Items, page.Continuation));
    }
}

public sealed record PoolModel(Round Round, IReadOnlyList<PoolExpert> Experts, string? Continuation, PoolFindings Findings);

/// <param name="FileName">Null when the preview is shown again.</param>
public sealed record ImportModel(Round Round, string? FileName, ExpertImportPreview Preview);

/// <param name="Draw">Null before the draw.</param>
/// <param name="Findings">Before the draw: what there is to check of the pool.</param>
/// <param name="Empty">Seats that nobody could be found for since.</param>
public sealed record DrawModel(Round Round, Programme Programme, DrawSummary? Draw,
    IReadOnlyList<AssignmentShortfall> Shortfalls, string? Continuation, IReadOnlyList<EmptySeat> Empty,
    PoolFindings? Findings);

public sealed record ProgressModel(Round Round, ReviewProgress Progress, IReadOnlyList<Reviewer> Reviewers, string? Continuation);

public sealed record SheetsModel(Round Round, string Expert, IReadOnlyList<ReviewSheet> Sheets, string? Continuation);
