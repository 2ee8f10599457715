namespace Funding.Portal.Apply;

/// <summary>An award with its duties as its holder sees it, and the report that one of them asks for.</summary>
internal static class AwardPages
{
    public static void MapAwards(this IEndpointRouteBuilder group)
    {
        group.MapPage(ApplyLinks.AwardRoute, ShowAsync);
        group.MapAct(ApplyLinks.ReportRoute, ShowAsync, FileAsync);
    }

    private static async Task<IResult> ShowAsync(string award, PageContext here, AwardViews awards, CancellationToken cancellation) =>
        Page.Render<OwnAwardPage, AwardView>(await awards.OwnAsync(here.Actor!, award, cancellation));

    private static async Task<IResult> FileAsync(
        string award, string duty, string occurrence, Form form, PageContext here, MonitoringCommands monitoring, Texts<SharedText> S,
        CancellationToken cancellation)
    {
        await monitoring.FileAsync(here.Actor!, award, new DutyKey(duty, occurrence), form.Text("report"), cancellation);
        return Page.Redirect(ApplyLinks.Award(award), S["duty.done.filed"]);
    }
}
