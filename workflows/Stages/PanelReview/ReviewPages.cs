namespace Funding.Workflows.Stages.PanelReview;

internal static class ReviewPages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(ReviewLinks.Desk, async (PageContext here, ExpertReviews desk, CancellationToken cancellation) =>
            Page.Render<StartPage, StartModel>(new StartModel(await desk.RoundsAsync(here.Actor!, cancellation))));
        group.MapPage(ReviewLinks.RoundRoute, ShowDeskAsync);
        group.MapForm(ReviewLinks.AnswerRoute, ShowAnswerAsync, AnswerAsync);
        group.MapForm(ReviewLinks.ConflictRoute, ShowConflictAsync, DeclareAsync);
        group.MapForm(ReviewLinks.ApplicationRoute, ShowSheetAsync<ApplicationPage>, SaveAsync);
        group.MapAct(ReviewLinks.AcceptRoute, ShowSheetAsync<ApplicationPage>, AcceptAsync);
        group.MapForm(ReviewLinks.RecuseRoute, ShowSheetAsync<RecusePage>, RecuseAsync);
        group.MapForm(ReviewLinks.CheckRoute, ShowSheetAsync<CheckPage>, SignAsync);
        group.MapPage(ReviewLinks.PrintRoute, ShowSheetAsync<PrintPage>);
        group.MapPage(
            ReviewLinks.DocumentRoute,
            async (string round, string application, string document, PageContext here, ExpertReviews desk, IBlobStore blobs) =>
                await DocumentFile.SendAsync(
                    here.Http,
                    blobs,
                    (await desk.ReadAsync(here.Actor!, round, application, here.Http.RequestAborted)).Application.Documents,
                    document));
    }

    private static async Task<ExpertDeskModel> DeskAsync(
        string round, PageContext here, ExpertReviews desk, ReviewAccess access, CancellationToken cancellation)
    {
        var view = await desk.DeskAsync(here.Actor!, round, cancellation);
        return new ExpertDeskModel(view, access.IsOpen(view.AtReview, view.Closes));
    }

    private static async Task<IResult> ShowDeskAsync(
        string round, PageContext here, ExpertReviews desk, ReviewAccess access, CancellationToken cancellation) =>
        Page.Render<ExpertDeskPage, ExpertDeskModel>(await DeskAsync(round, here, desk, access, cancellation));

    private static async Task<IResult> ShowAnswerAsync(
        string round, PageContext here, ExpertReviews desk, ReviewAccess access, CancellationToken cancellation) =>
        Page.Render<AnswerPage, ExpertDeskModel>(await DeskAsync(round, here, desk, access, cancellation));

    private static async Task<IResult> ShowConflictAsync(
        string round, PageContext here, ExpertReviews desk, ReviewAccess access, CancellationToken cancellation) =>
        Page.Render<ConflictPage, ExpertDeskModel>(await DeskAsync(round, here, desk, access, cancellation));

    private static async Task<IResult> ShowSheetAsync<TPage>(
        string round,
        string application,
        PageContext here,
        ExpertReviews desk,
        ReviewAccess access,
        RoundStore rounds,
        CancellationToken cancellation)
        where TPage : PageOf<SheetModel>
    {
        var view = await desk.ReadAsync(here.Actor!, round, application, cancellation);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        return Page.Render<TPage, SheetModel>(new SheetModel(found, view, access.IsOpen(found.IsAt(PanelReviewStage.Kind), view.Closes)));
    }

    /// <summary>Accepts all that are ticked; how many there are is typed, so that pressing the button alone does nothing.</summary>
    private static async Task<IResult> AnswerAsync(
        string round, Form form, PageContext here, SheetCommands sheets, Texts<PanelReviewText> T, CancellationToken cancellation)
    {
        var ticked = form.All("accept").Distinct().ToList();
        if (ticked.Count == 0)
            throw new RefusedException(ReviewPageRefusals.NothingTicked());
        if (form.Text("count").Trim() != $"{ticked.Count}")
            throw new RefusedException(ReviewPageRefusals.Count(ticked.Count));
        foreach (var application in ticked)
            await sheets.AcceptAsync(here.Actor!, round, application, cancellation: cancellation);
        return Page.Redirect(ReviewLinks.Round(round), T["done.accepted", ticked.Count]);
    }

    private static async Task<IResult> AcceptAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        ReviewAccess access,
        SheetCommands sheets,
        Texts<PanelReviewText> T,
        CancellationToken cancellation)
    {
        await access.OpenForChangeAsync(here.Actor!, round, application, cancellation);
        TypedConfirmation.Demand(form.Text("confirmation"), application);
        await sheets.AcceptAsync(here.Actor!, round, application, cancellation: cancellation);
        return Page.Redirect(ReviewLinks.Application(round, application), T["done.accepted", 1]);
    }

    private static async Task<IResult> RecuseAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        SheetCommands sheets,
        ConflictCommands conflicts,
        Texts<PanelReviewText> T,
        CancellationToken cancellation)
    {
        if (form.Ticked("conflict"))
            await conflicts.DeclareOnAsync(here.Actor!, round, application, form.Text("reason"), cancellation);
        else
            await sheets.RecuseAsync(here.Actor!, round, application, form.Text("reason"), cancellation);
        return Page.Redirect(ReviewLinks.Round(round), T["done.recused", application]);
    }

    private static async Task<IResult> DeclareAsync(
        string round, Form form, PageContext here, ConflictCommands conflicts, Texts<PanelReviewText> T, CancellationToken cancellation)
    {
        await conflicts.DeclareAsync(here.Actor!, round, form.Text("organisation"), form.Text("reason"), cancellation);
        return Page.Redirect(ReviewLinks.Round(round), T["done.declared"]);
    }

    private static async Task<IResult> SaveAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        ReviewAccess access,
        RoundStore rounds,
        SheetCommands sheets,
        Texts<PanelReviewText> T,
        CancellationToken cancellation)
    {
        await access.OpenForChangeAsync(here.Actor!, round, application, cancellation);
        var criteria = PanelReviewSettings.CriteriaOf(await rounds.GetProgrammeAsync(round, cancellation));
        var entry = new SheetEntry(
            criteria.ToDictionary(c => c.Id, c => form.Optional($"scores.{c.Id}")),
            criteria.Select(c => c.Id).Append(SheetEntry.Overall).ToDictionary(id => id, id => form.Optional($"comments.{id}")));
        await sheets.SaveAsync(here.Actor!, round, application, entry, cancellation);
        return form.Text("then") == "check"
            ? Page.Redirect(ReviewLinks.Check(round, application))
            : Page.Redirect(ReviewLinks.Application(round, application), T["done.saved"]);
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
        return Page.Redirect(ReviewLinks.Round(round), T["done.signed", application]);
    }
}
