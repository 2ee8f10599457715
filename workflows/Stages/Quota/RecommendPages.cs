namespace Funding.Workflows.Stages.Quota;

internal static class RecommendPages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(RecommendLinks.Desk, ShowDeskAsync);
        group.MapPage(RecommendLinks.RoundRoute, ShowRoundAsync);
        group.MapAct(RecommendLinks.OrderRoute, ShowRoundAsync, OrderAsync);
        group.MapPage(RecommendLinks.ApplicationRoute, ShowApplicationAsync);
        group.MapAct(RecommendLinks.RecommendRoute, ShowApplicationAsync, RecommendAsync);
        group.MapAct(RecommendLinks.TakeBackRoute, ShowApplicationAsync, TakeBackAsync);
        group.MapPage(
            RecommendLinks.DocumentRoute,
            async (string round, string application, string document, PageContext here, ApplicationStore applications, IBlobStore blobs) =>
                await DocumentFile.SendAsync(
                    here.Http,
                    blobs,
                    (await applications.GetOfDeskAsync(here.Actor!, round, application, here.Http.RequestAborted)).Documents,
                    document));
        group.MapPage(RecommendLinks.BinderRoute, BindAsync);
    }

    private static async Task<IResult> BindAsync(
        string round, string application, PageContext here, RoundStore rounds, ApplicationStore applications, BinderWriter binders,
        CancellationToken cancellation)
    {
        var read = await applications.GetOfDeskAsync(here.Actor!, round, application, cancellation);
        return await binders.SendAsync(
            new(
                (await rounds.GetAsync(round, cancellation)).Value.Name, await rounds.GetProgrammeAsync(round, cancellation), read,
                await applications.ReadSubmittedAsync(read, cancellation)),
            here);
    }

    private static async Task<IResult> ShowDeskAsync(
        PageContext here, DeskQueries desks, DeskDirectory directory, CancellationToken cancellation)
    {
        var rounds = await desks.RoundsAsync(here.Actor!, cancellation);
        return Page.Render<DeskPage, DeskModel>(new DeskModel((await directory.ListAsync(cancellation)).NameOf(here.Actor!.Desk!), rounds));
    }

    private static async Task<IResult> ShowRoundAsync(
        string round, PageContext here, DeskQueries desks, RoundStore rounds, TimeProvider clock, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var query = RollQuery.Of(here.Http.Request.Query, DeskList.Form);
        var list = await desks.FindAsync(here.Actor!, round, query, cancellation);
        return Page.Render<DeskRoundPage, DeskRoundModel>(new DeskRoundModel(
            found,
            await rounds.GetDeskAsync(round, list.Quota.Desk, cancellation),
            list,
            RecommendationCommands.IsOpen(found, clock.GetUtcNow())));
    }

    private static async Task<IResult> ShowApplicationAsync(
        string round, string application, PageContext here, DeskQueries desks, RoundStore rounds, ApplicationStore applications,
        StageOffers offers, PriorQueries prior, StageFaces stages, TimeProvider clock, CancellationToken cancellation)
    {
        var read = await applications.GetOfDeskAsync(here.Actor!, round, application, cancellation);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var quota = await desks.QuotaAsync(here.Actor!, round, cancellation);
        var programme = await rounds.GetProgrammeAsync(round, cancellation);
        var answers = await applications.ReadSubmittedAsync(read, cancellation);
        var desk = await rounds.GetDeskAsync(round, read.Desk, cancellation);
        int? place = quota.Ranked.ToList().IndexOf(application) is >= 0 and var index ? index + 1 : null;
        return Page.Render<DeskApplicationPage, DeskApplicationModel>(new DeskApplicationModel(
            found,
            desk,
            quota,
            read,
            answers,
            programme,
            await prior.RunAsync(offers.Given<IChecked>(programme), programme, found, read, answers, desk, cancellation),
            RecommendationCommands.IsOpen(found, clock.GetUtcNow()),
            place)
        {
            Events = await stages.HistoryAsync(found, read, HistoryReaders.Desk, cancellation),
        });
    }

    private static async Task<IResult> RecommendAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        ApplicationStore applications,
        RecommendationCommands recommendations,
        Texts<QuotaText> T,
        CancellationToken cancellation)
    {
        await applications.GetOfDeskAsync(here.Actor!, round, application, cancellation);
        TypedConfirmation.Demand(form.Text("confirmation"), application);
        var quota = await recommendations.RecommendAsync(here.Actor!, round, application, cancellation);
        return Page.Redirect(RecommendLinks.Round(round), T["done.recommended", application, quota.Used, quota.Limit]);
    }

    private static async Task<IResult> TakeBackAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        ApplicationStore applications,
        RecommendationCommands recommendations,
        Texts<QuotaText> T,
        CancellationToken cancellation)
    {
        await applications.GetOfDeskAsync(here.Actor!, round, application, cancellation);
        TypedConfirmation.Demand(form.Text("confirmation"), application);
        var quota = await recommendations.TakeBackAsync(here.Actor!, round, application, cancellation);
        return Page.Redirect(RecommendLinks.Round(round), T["done.takenback", application, quota.Limit - quota.Used]);
    }

    /// <summary>One step up or down from the order that the page showed; the whole order is stored.</summary>
    private static async Task<IResult> OrderAsync(
        string round,
        Form form,
        PageContext here,
        RecommendationCommands recommendations,
        Texts<QuotaText> T,
        CancellationToken cancellation)
    {
        var order = form.All("order").ToList();
        Move(form.Text("up"), -1);
        Move(form.Text("down"), 1);
        await recommendations.OrderAsync(here.Actor!, round, order, cancellation);
        return Page.Redirect(RecommendLinks.Round(round), T["done.ordered"]);

        void Move(string id, int by)
        {
            var at = order.IndexOf(id);
            if (at >= 0 && at + by >= 0 && at + by < order.Count)
                (order[at], order[at + by]) = (order[at + by], order[at]);
        }
    }
}
