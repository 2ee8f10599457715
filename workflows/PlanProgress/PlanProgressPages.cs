namespace Funding.Workflows.PlanProgress;

/// <summary>
/// The plan's progress, for everybody: two transactions each, three with the indicators, see <see cref="PlanProgressQueries"/>.
/// </summary>
internal static class PlanProgressPages
{
    private const string OpenDataType = "application/json; charset=utf-8";

    public static void MapPlanProgress(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Public);
        group.MapPage(PublicLinks.Progress, ShowAsync);
        group.MapPage(PublicLinks.TargetRoute, ShowTargetAsync);
        group.MapPage(PublicLinks.ProgressSheets, SheetsAsync);
        group.MapPage(PublicLinks.ProgressFile, TargetsFileAsync);
        group.MapPage(PublicLinks.ProgressOpenData, OpenDataAsync);
        group.MapPage(PublicLinks.TargetFileRoute, AwardsFileAsync);
    }

    private static async Task<IResult> ShowAsync(
        PlanProgressQueries progress, IndicatorStore indicators, Catalogue catalogue, TimeProvider clock,
        CancellationToken cancellation)
    {
        var published = await indicators.PublishedAsync(cancellation);
        return Page.Render<PlanProgressPage, PlanProgressModel>(new PlanProgressModel(
            catalogue.Targets.Plan, await progress.ReadAsync(cancellation),
            [.. catalogue.Indicators.Indicators.Select(i => new IndicatorProgress(i, published.FirstOrDefault(p => p.Indicator == i.Id)))],
            ShanghaiTime.DayOf(clock.GetUtcNow())));
    }

    private static async Task<IResult> ShowTargetAsync(
        string target, PageContext here, PlanProgressQueries progress, Catalogue catalogue, TimeProvider clock,
        CancellationToken cancellation)
    {
        var found = await progress.GetAsync(target, cancellation);
        var register = RegisterModel.Of(
            here.Http.Request.Query, found.Counted, catalogue, ShanghaiTime.DayOf(clock.GetUtcNow()), ofOffice: false);
        return Page.Render<TargetPage, TargetModel>(new TargetModel(
            found, register, catalogue.Programmes.Any(p => p.Id == found.Target.Programme)));
    }

    private static async Task<IResult> SheetsAsync(
        PageContext here, PlanProgressQueries progress, IndicatorStore indicators, Catalogue catalogue, Texts<PlanProgressText> T,
        CancellationToken cancellation)
    {
        var tables = new ProgressTables(T, here.Language, catalogue.Desks);
        return await SheetDownload.OfAsync(
            here.Http,
            [
                .. tables.All(await progress.ReadAsync(cancellation)),
                tables.Indicators(catalogue.Indicators, await indicators.PublishedAsync(cancellation)),
            ],
            "progress.xlsx", cancellation);
    }

    private static Task<IResult> TargetsFileAsync(
        PageContext here, PlanProgressQueries progress, Catalogue catalogue, Texts<PlanProgressText> T, CancellationToken cancellation) =>
        FileDownload.TableAsync(
            here.Http, "progress.csv",
            async () => new ProgressTables(T, here.Language, catalogue.Desks).Targets(await progress.ReadAsync(cancellation)),
            cancellation);

    private static async Task<IResult> AwardsFileAsync(
        string target, PageContext here, PlanProgressQueries progress, Catalogue catalogue, Texts<PlanProgressText> T,
        CancellationToken cancellation)
    {
        var found = await progress.GetAsync(target, cancellation);
        return await FileDownload.TableAsync(
            here.Http, $"{target}.csv",
            () => Task.FromResult(new ProgressTables(T, here.Language, catalogue.Desks).Awards([found])), cancellation);
    }

    private static Task<IResult> OpenDataAsync(
        PageContext here, PlanProgressQueries progress, Catalogue catalogue, IOptions<PortalOptions> portal,
        CancellationToken cancellation) => FileDownload.WriteAsync(here.Http, OpenDataType, "progress.json", async () =>
    {
        var site = $"{here.Http.Request.Scheme}://{here.Http.Request.Host}";
        var programmes = catalogue.Programmes.ToDictionary(p => p.Id, StringComparer.Ordinal);
        await JsonSerializer.SerializeAsync(
            here.Http.Response.Body,
            OpenGrants.Of(
                catalogue.Targets, await progress.ReadAsync(cancellation), id => programmes.GetValueOrDefault(id), portal.Value.Authority,
                id => site + PublicLinks.Target(id)),
            FundingJson.Options, cancellation);
    });
}

/// <param name="Plan">Its name; empty where the installation follows none.</param>
/// <param name="Today">On which awards are counted.</param>
public sealed record PlanProgressModel(
    Bilingual Plan, IReadOnlyList<TargetProgress> Targets, IReadOnlyList<IndicatorProgress> Indicators, DateOnly Today);

/// <param name="Newest">Published last; null where nothing is, or where it is computed here.</param>
public sealed record IndicatorProgress(Indicator Indicator, PublishedIndicator? Newest)
{
    /// <summary>Null where there is nothing to say it of.</summary>
    public bool? IsReached => Newest?.Figure is { } figure && Indicator.Wanted is { } wanted ? figure >= wanted : null;
}

/// <param name="Register">The awards that count, as a page of the register.</param>
/// <param name="HasFile">The programme has a page of its own.</param>
public sealed record TargetModel(TargetProgress Progress, RegisterModel Register, bool HasFile);
