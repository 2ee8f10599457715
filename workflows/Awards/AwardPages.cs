namespace Funding.Workflows.Awards;

/// <summary>An award with its duties, as its holder and as the office sees it.</summary>
internal static class AwardPages
{
    public static void MapOwn(IEndpointRouteBuilder group)
    {
        group.MapPage(AwardLinks.OwnRoute, ShowOwnAsync);
        group.MapPage(OrganisationLinks.OwnAwardsRoute, ListOwnAsync);
    }

    public static void MapOffice(IEndpointRouteBuilder group) => group.MapPage(AwardLinks.OfficeRoute, ShowOfficeAsync);

    public static async Task<IResult> ShowOwnAsync(
        string award, PageContext here, AwardViews awards, CancellationToken cancellation) =>
        Page.Render<OwnAwardPage, AwardView>(await awards.OwnAsync(here.Actor!, award, cancellation));

    private static async Task<IResult> ListOwnAsync(
        string code, PageContext here, OwnAwardQueries awards, CancellationToken cancellation) =>
        Page.Render<OwnAwardsPage, OwnAwards>(await awards.ReadAsync(here.Actor!, code, cancellation));

    public static async Task<IResult> ShowOfficeAsync(
        string award, PageContext here, AwardViews awards, CancellationToken cancellation) =>
        Page.Render<AwardOfficePage, AwardView>(await awards.OfOfficeAsync(here.Actor!, award, cancellation));
}
