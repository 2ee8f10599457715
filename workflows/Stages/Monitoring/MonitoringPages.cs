namespace Funding.Workflows.Stages.Monitoring;

/// <summary>The holder files a report, an officer confirms it, both on the award's page.</summary>
internal static class MonitoringPages
{
    public static void MapReports(IEndpointRouteBuilder group) =>
        group.MapAct(MonitoringLinks.ReportRoute, AwardPages.ShowOwnAsync, FileAsync);

    public static void MapConfirmations(IEndpointRouteBuilder group) =>
        group.MapAct(MonitoringLinks.ConfirmRoute, AwardPages.ShowOfficeAsync, ConfirmAsync);

    private static async Task<IResult> FileAsync(
        string award, string duty, string occurrence, Form form, PageContext here, MonitoringCommands monitoring, Texts<MonitoringText> T,
        CancellationToken cancellation)
    {
        await monitoring.FileAsync(here.Actor!, award, new DutyKey(duty, occurrence), form.Text("report"), cancellation);
        return Page.Redirect(AwardLinks.Own(award), T["done.filed"]);
    }

    private static async Task<IResult> ConfirmAsync(
        string award, string duty, string occurrence, PageContext here, MonitoringCommands monitoring, Texts<MonitoringText> T,
        CancellationToken cancellation)
    {
        await monitoring.ConfirmAsync(here.Actor!, award, new DutyKey(duty, occurrence), cancellation);
        return Page.Redirect(AwardLinks.Office(award), T["done.confirmed"]);
    }
}
