namespace Funding.Workflows.Stages.PanelReview;

/// <summary>One application with the expert's sheet: saved by button or by script, checked, signed, printed.</summary>
internal static class SheetPages
{
    // The only page of ours with a frame: the browser's own viewer of a document from our own address.
    private const string FramingPolicy = Headers.ContentSecurityPolicy + "; frame-src 'self'; object-src 'self'";

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapForm(ReviewLinks.ApplicationRoute, ShowApplicationAsync, SaveAsync);
        group.MapPost(ReviewLinks.AutosaveRoute, AutosaveAsync).AddEndpointFilter(ScriptAnswers.Refusals);
        group.MapForm(ReviewLinks.CheckRoute, ShowAsync<CheckPage>, SignAsync);
        group.MapPage(ReviewLinks.PrintRoute, ShowAsync<PrintPage>);
    }

    public static async Task<IResult> ShowAsync<TPage>(
        string round,
        string application,
        PageContext here,
        ExpertReviews desk,
        ReviewAccess access,
        RoundStore rounds,
        CancellationToken cancellation)
        where TPage : PageOf<SheetModel> =>
        Page.Render<TPage, SheetModel>(await ReadAsync(round, application, here, desk, access, rounds, cancellation));

    /// <summary>With its place in the list, and the document that is to stand beside the sheet.</summary>
    public static async Task<IResult> ShowApplicationAsync(
        string round,
        string application,
        PageContext here,
        ExpertReviews desk,
        ReviewAccess access,
        RoundStore rounds,
        CancellationToken cancellation)
    {
        var model = await ReadAsync(round, application, here, desk, access, rounds, cancellation);
        var lines = (await desk.DeskAsync(here.Actor!, round, cancellation)).Lines;
        var document = here.Http.Request.Query[ReviewLinks.BesideParameter].ToString();
        here.Http.Response.Headers.ContentSecurityPolicy = FramingPolicy;
        return Page.Render<ApplicationPage, SheetModel>(model with
        {
            Place = Roll.Around(lines, DeskRollForm.Form, model.List, l => l.ApplicationId == application),
            Beside = model.Shown.FirstOrDefault(d => d.Id == document),
        });
    }

    private static async Task<SheetModel> ReadAsync(
        string round,
        string application,
        PageContext here,
        ExpertReviews desk,
        ReviewAccess access,
        RoundStore rounds,
        CancellationToken cancellation)
    {
        var view = await desk.ReadAsync(here.Actor!, round, application, cancellation);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        return new SheetModel(found, view, access.IsOpen(found.IsAt(PanelReviewStage.Kind), view.Closes))
        {
            List = ReviewPages.ListOf(here),
        };
    }

    private static async Task<IResult> SaveAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        ReviewAccess access,
        RoundStore rounds,
        ExpertReviews desk,
        SheetCommands sheets,
        Texts<PanelReviewText> T,
        CancellationToken cancellation)
    {
        await access.OpenForChangeAsync(here.Actor!, round, application, cancellation);
        var entry = EntryOf(form, await rounds.GetProgrammeAsync(round, cancellation));
        if (form.Optional(PartForm.VersionField) is { } seen)
            await sheets.SaveSeenAsync(here.Actor!, round, application, entry, seen, cancellation);
        else
            await sheets.SaveAsync(here.Actor!, round, application, entry, cancellation);
        var list = ReviewPages.ListOf(here);
        switch (form.Text("then"))
        {
            case "check":
                return Page.Redirect(list.At(ReviewLinks.Check(round, application)));
            case "next":
                var lines = (await desk.DeskAsync(here.Actor!, round, cancellation)).Lines;
                var next = Roll.Around(lines, DeskRollForm.Form, list, l => l.ApplicationId == application)?.After is { } after
                    ? ReviewLinks.Application(round, after.ApplicationId) : ReviewLinks.Round(round);
                return Page.Redirect(list.At(next), T["done.saved"]);
            default:
                return Page.Redirect(list.At(ReviewLinks.Application(round, application)), T["done.saved"]);
        }
    }

    private static async Task<IResult> AutosaveAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        ReviewAccess access,
        RoundStore rounds,
        SheetCommands sheets,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        await access.OpenForChangeAsync(here.Actor!, round, application, cancellation);
        var saved = await sheets.AutosaveAsync(
            here.Actor!, round, application, EntryOf(form, await rounds.GetProgrammeAsync(round, cancellation)),
            form.Text(PartForm.VersionField), cancellation);
        return ScriptAnswers.Saved(SheetEntry.VersionOf(saved), clock.GetUtcNow(), here.Language, unusable: []);
    }

    private static SheetEntry EntryOf(Form form, Programme programme)
    {
        var criteria = PanelReviewSettings.CriteriaOf(programme);
        return new(
            criteria.ToDictionary(c => c.Id, c => form.Optional($"scores.{c.Id}")),
            criteria.Select(c => c.Id).Append(SheetEntry.Overall).ToDictionary(id => id, id => form.Optional($"comments.{id}")));
    }

    private static async Task<IResult> SignAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        SheetCommands sheets,
        Texts<PanelReviewText> T,
        CancellationToken cancellation)
    {
        await sheets.SignAsync(here.Actor!, round, application, form.Text("confirmation"), cancellation);
        return Page.Redirect(ReviewPages.ListOf(here).At(ReviewLinks.Round(round)), T["done.signed", application]);
    }
}
