namespace Funding.Workflows.Office;

internal static class StartPages
{
    public static void MapStart(this IEndpointRouteBuilder group) => group.MapPage(OfficeLinks.Desk, ShowAsync);

    private static async Task<IResult> ShowAsync(
        string? from, PageContext here, OfficeStart start, DiskRoom room, LatestIntegrity integrity, CancellationToken cancellation)
    {
        var page = await Paging.ReadAsync(start.ReadAsync(here.Actor!, from, cancellation), d => d);
        return Page.Render<StartPage, StartModel>(
            new StartModel(page.Items, page.Continuation, room.Low(), await integrity.ReadAsync(cancellation)));
    }
}

public sealed record StartModel(
    IReadOnlyList<RoundDuties> Rounds, string? Continuation, IReadOnlyList<LowSpace> LowSpace, IntegrityReport? Integrity);
