namespace Funding.Workflows.Bundles;

/// <summary>The applications of the office's list as one file.</summary>
internal static class BundlePages
{
    public static void MapBundles(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").RequireAudience(Audience.Office).MapAct(BundleLinks.Route, Office.ApplicationPages.ListAsync, SendAsync);

    private static async Task<IResult> SendAsync(
        string round, Form form, PageContext here, ApplicationLists lists, BundleWriter bundles, CancellationToken cancellation)
    {
        var content = form.Choice<BundleContent>(BundleDecision.ContentField);
        form.Demand();
        var (actor, language) = (here.Actor!, here.Language);
        var query = await lists.QueryAsync(here, round, cancellation);
        var taken = await bundles.TakeAsync(actor, round, query, content, cancellation);
        return await FileDownload.ZipAsync(
            here.Http, $"{round}.zip", body => bundles.WriteAsync(taken, actor, content, language, body, cancellation));
    }
}

/// <summary>The way to it, above the list.</summary>
internal sealed class BundleListQueries(BinderWriter binders) : ICaseListPart
{
    public Task<CaseListPart?> OfAsync(
        Round round, Actor reader, IReadOnlySet<string> barred, string head, CancellationToken cancellation = default) =>
        Task.FromResult<CaseListPart?>(new()
        {
            Above = query => Page.Part<BundlePart, BundleModel>(new(round, query, binders.CanWrite)),
        });
}

/// <param name="Binds">There is a font to make binders in.</param>
public sealed record BundleModel(Round Round, RollQuery Query, bool Binds);
