namespace Funding.Workflows.Public;

/// <summary>The notice page of a round as its launch would publish it, for administrators.</summary>
internal static class PreviewPages
{
    public static void MapPreview(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.LaunchPreviewRoute, ShowAsync);
        group.MapPage(ComposeLinks.NoticeRoute, ShowComposedAsync);
    }

    private static async Task<IResult> ShowComposedAsync(
        string draft, PageContext here, ComposeQueries drafts, LaunchCommands launches, CancellationToken cancellation)
    {
        var programme = (await drafts.ReadAsync(here.Actor!, draft, cancellation)).DemandSteps()[0];
        var (launching, plan) = launches.Sample(here.Actor!, programme);
        return Page.Render<RoundPage, RoundModel>(new RoundModel(
            launching.Round, launching.Snapshot, new RoundDesks(plan.Desks), CallAhead: true, Preview: true));
    }

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
