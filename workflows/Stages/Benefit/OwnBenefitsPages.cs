namespace Funding.Workflows.Stages.Benefit;

/// <summary>An enterprise's way to what it may claim, and to its ledgers.</summary>
internal static class OwnBenefitsPages
{
    public static void Map(IEndpointRouteBuilder group) => group.MapPage(ApplyLinks.Benefits, ShowAsync);

    private static async Task<IResult> ShowAsync(PageContext here, OwnBenefitsQueries benefits, CancellationToken cancellation) =>
        Page.Render<OwnBenefitsPage, OwnBenefitsModel>(await benefits.ReadAsync(here.Actor!, cancellation));
}
