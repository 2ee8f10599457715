namespace Funding.Portal.Office;

/// <summary>An award with its duties as the office sees it, and an officer's word on a report.</summary>
internal static class AwardOfficePages
{
    public static void MapAwards(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.AwardRoute, ShowAsync);
        group.MapAct(OfficeLinks.ConfirmReportRoute, ShowAsync, ConfirmAsync);
    }

    private static async Task<IResult> ShowAsync(string award, PageContext here, AwardViews awards, CancellationToken cancellation) =>
        Page.Render<AwardOfficePage, AwardView>(await awards.OfOfficeAsync(here.Actor!, award, cancellation));

    private static async Task<IResult> ConfirmAsync(
        string award, string duty, string occurrence, PageContext here, MonitoringCommands monitoring, Texts<SharedText> S,
        CancellationToken cancellation)
    {
        await monitoring.ConfirmAsync(here.Actor!, award, new DutyKey(duty, occurrence), cancellation);
        return Page.Redirect(OfficeLinks.Award(award), S["duty.done.confirmed"]);
    }
}
