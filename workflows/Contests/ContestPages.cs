namespace Funding.Workflows.Contests;

/// <summary>Contests and their prizes, for officers and administrators.</summary>
internal static class ContestPages
{
    private const int Megabytes = 1;

    public static void MapContests(this IEndpointRouteBuilder routes)
    {
        var office = routes.MapGroup("").RequireAudience(Audience.Office);
        office.MapForm(ContestLinks.List, ListAsync, ImportAsync).WithMetadata(new RequestSizeLimitAttribute((Megabytes + 1) << 20));
        office.MapPage(ContestLinks.Template, TemplateAsync);
        office.MapPage(ContestLinks.OneRoute, ShowAsync);
        office.MapAct(ContestLinks.RevokeRoute, ShowAsync, RevokeAsync);
    }

    private static async Task<IResult> ListAsync(PageContext here, ContestStore contests, CancellationToken cancellation) =>
        Page.Render<ContestsPage, ContestsModel>(new(
            await contests.AllAsync(cancellation), here.Actor!.Can(Right.DecideEligibility)));

    private static async Task<IResult> ImportAsync(
        Form form, PageContext here, ContestCommands commands, Texts<ContestText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.DecideEligibility);
        var request = new ContestRequest(
            form.Text("name"), form.Choice<ContestLevel>("level"), form.Choice<ContestClass>("class"), form.Day("heldOn"),
            form.Text("document"));
        form.Demand();
        var file = form.Files.GetFile("file") is { Length: > 0 } sent ? sent
            : throw new RefusedException(ListRefusals.Empty(PrizeList.Form));
        var content = ListContent.Read(
            PrizeList.Form, await ListUpload.ReadAsync(file, PrizeList.Form, Megabytes, cancellation), PrizeList.Most);
        var contest = await commands.ImportAsync(here.Actor!, request, content, cancellation);
        return Page.Redirect(ContestLinks.One(contest.Id), T["imported", contest.Prizes]);
    }

    private static async Task<IResult> TemplateAsync(PageContext here, Texts<ContestText> T, CancellationToken cancellation) =>
        await SheetDownload.OfAsync(
            here.Http,
            ListTemplate.Of(PrizeList.Form, Bilingual.Same(T["prizes"]), c => Bilingual.Same(T.Of("column", c.Id)), here.IsEnglish),
            "prizes.xlsx", cancellation);

    private static async Task<IResult> ShowAsync(
        string contest, PageContext here, ContestStore contests, CancellationToken cancellation) =>
        Page.Render<ContestPage, ContestModel>(new(
            await contests.GetAsync(contest, cancellation), await contests.PrizesOfAsync(contest, cancellation),
            here.Actor!.Can(Right.ChangeAward)));

    private static async Task<IResult> RevokeAsync(
        string contest, Form form, PageContext here, ContestCommands commands, Texts<ContestText> T, CancellationToken cancellation)
    {
        var resting = await commands.RevokeAsync(
            here.Actor!, contest, (int)(AnswerText.Number(form.Text("prize")) ?? 0), form.Text("document"), form.Text("reason"),
            cancellation);
        return Page.Redirect(ContestLinks.One(contest), T["revoked.done", resting.Count]);
    }
}

/// <param name="May">The reader may import.</param>
public sealed record ContestsModel(IReadOnlyList<Contest> Contests, bool May);

/// <param name="May">The reader may revoke.</param>
public sealed record ContestModel(Contest Contest, IReadOnlyList<ContestPrize> Prizes, bool May);
