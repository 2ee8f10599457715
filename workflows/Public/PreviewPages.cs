namespace Funding.Workflows.Public;

/// <summary>The notice page of a round as its launch would publish it, for administrators.</summary>
internal static class PreviewPages
{
    public static void MapPreview(this IEndpointRouteBuilder group) => group.MapPage(OfficeLinks.LaunchPreviewRoute, ShowAsync);

    private static async Task<IResult> ShowAsync(
        string draft, PageContext here, LaunchDraftCommands drafts, LaunchCommands launches, TimeProvider clock,
        CancellationToken cancellation)
    {
        var request = (await drafts.GetAsync(here.Actor!, draft, cancellation)).Read();
        var plan = await launches.PlanAsync(here.Actor!, request, cancellation);
        var launching = await launches.PreviewAsync(here.Actor!, request, cancellation);
        return Page.Render<RoundPage, RoundModel>(new RoundModel(
            launching.Round, launching.Snapshot, new RoundDesks(plan.Desks),
            CallIsOpen.IsNotOver(launching.Round, clock.GetUtcNow()), Preview: true));
    }
}
