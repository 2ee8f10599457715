namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Several sheets at once: chosen, looked at together, signed by one typed word.</summary>
internal static class SigningPages
{
    /// <summary>Of the form: version and application of each sheet as the page showed it.</summary>
    public const string SeenField = "seen";

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(ReviewLinks.SignRoute, ShowAsync);
        group.MapForm(ReviewLinks.SignCheckRoute, CheckAsync, SignAsync);
    }

    public static string SeenOf(ReviewDeskLine line) => $"{SheetEntry.VersionOf(line.Sheet)}:{line.ApplicationId}";

    private static async Task<IResult> ShowAsync(
        string round, PageContext here, ExpertReviews desk, ReviewAccess access, TimeProvider clock, CancellationToken cancellation) =>
        Page.Render<SignPage, ExpertDeskModel>(await ReviewPages.DeskAsync(round, here, desk, access, clock, cancellation));

    private static async Task<IResult> CheckAsync(
        string round, PageContext here, ExpertReviews desk, ReviewAccess access, TimeProvider clock, CancellationToken cancellation)
    {
        var model = await ReviewPages.DeskAsync(round, here, desk, access, clock, cancellation);
        var chosen = here.Http.Request.Query[ReviewLinks.SheetParameter].ToHashSet();
        return Page.Render<SignCheckPage, SignCheckModel>(
            new(model, [.. model.Desk.Lines.Where(l => l.State != ReviewState.Assigned && chosen.Contains(l.ApplicationId))]));
    }

    private static async Task<IResult> SignAsync(
        string round, Form form, PageContext here, ExpertReviews desk, SeveralSheetsCommands several, Texts<PanelReviewText> T,
        CancellationToken cancellation)
    {
        var chosen = form.All(SeenField).Select(seen => seen.Split(':', 2))
            .Where(seen => seen.Length == 2 && RouteIds.CouldBe(seen[1]))
            .Select(seen => new SheetSeen(seen[1], seen[0])).ToList();
        var done = await several.SignAsync(here.Actor!, round, chosen, form.Text("word"), cancellation);
        if (done.Left.Count == 0)
            return Page.Redirect(ReviewLinks.Round(round), T["done.signed-several", done.Signed]);
        var names = (await desk.DeskAsync(here.Actor!, round, cancellation)).Lines.ToDictionary(l => l.ApplicationId, l => l.Name);
        throw new RefusedException([.. done.Left.Select(l => SheetRefusals.Unsigned(
            names.GetValueOrDefault(l.ApplicationId, l.ApplicationId), l.Why))]);
    }
}

/// <param name="Chosen">Those signed meanwhile included.</param>
public sealed record SignCheckModel(ExpertDeskModel Desk, IReadOnlyList<ReviewDeskLine> Chosen)
{
    public IReadOnlyList<ReviewDeskLine> Complete => [.. Chosen.Where(l => l.Progress == DeskState.Complete)];
}
