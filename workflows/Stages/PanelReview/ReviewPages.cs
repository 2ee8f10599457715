namespace Funding.Workflows.Stages.PanelReview;

/// <summary>An expert's desk: what is on it, and the answers to it.</summary>
internal static class ReviewPages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(ReviewLinks.Desk, async (PageContext here, ExpertReviews desk, CancellationToken cancellation) =>
            Page.Render<StartPage, StartModel>(new StartModel(await desk.RoundsAsync(here.Actor!, cancellation))));
        group.MapPage(ReviewLinks.RoundRoute, ShowAsync<ExpertDeskPage>);
        group.MapPage(ReviewLinks.ScoresRoute, ShowAsync<ScoresPage>);
        group.MapForm(ReviewLinks.AnswerRoute, ShowAsync<AnswerPage>, AnswerAsync);
        group.MapForm(ReviewLinks.ConflictRoute, ShowAsync<ConflictPage>, DeclareAsync);
        group.MapAct(ReviewLinks.AcceptRoute, SheetPages.ShowApplicationAsync, AcceptAsync);
        group.MapForm(ReviewLinks.RecuseRoute, SheetPages.ShowAsync<RecusePage>, RecuseAsync);
        SheetPages.Map(group);
        SigningPages.Map(group);
        MaterialPages.Map(group);
    }

    /// <summary>The list that the address asks for.</summary>
    public static RollQuery ListOf(PageContext here) => RollQuery.Of(here.Http.Request.Query, DeskRollForm.Form);

    public static async Task<ExpertDeskModel> DeskAsync(
        string round, PageContext here, ExpertReviews desk, ReviewAccess access, TimeProvider clock, CancellationToken cancellation)
    {
        var view = await desk.DeskAsync(here.Actor!, round, cancellation);
        return new ExpertDeskModel(
            view, DeskRollForm.Of(view.Lines, ListOf(here)), access.IsOpen(view.AtReview, view.Closes))
        {
            Left = ShanghaiTime.CloseOf(view.Closes) - clock.GetUtcNow(),
        };
    }

    private static async Task<IResult> ShowAsync<TPage>(
        string round, PageContext here, ExpertReviews desk, ReviewAccess access, TimeProvider clock, CancellationToken cancellation)
        where TPage : PageOf<ExpertDeskModel> =>
        Page.Render<TPage, ExpertDeskModel>(await DeskAsync(round, here, desk, access, clock, cancellation));

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
        return Page.Redirect(ListOf(here).At(ReviewLinks.Application(round, application)), T["done.accepted", 1]);
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
}
