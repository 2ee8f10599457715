namespace Funding.Workflows.Stages.Monitoring;

/// <summary>Where a report is filed and confirmed, below the award's page of who does so.</summary>
public static class MonitoringLinks
{
    public const string ReportRoute = Paths.OwnAward + "/{duty}/{occurrence}/report";
    public const string ConfirmRoute = Paths.OfficeAward + "/{duty}/{occurrence}/confirm";

    public static string Report(DutyView at) => Of(ReportRoute, at);

    public static string Confirm(DutyView at) => Of(ConfirmRoute, at);

    private static string Of(string route, DutyView at) => Url.Fill(route, at.Award.Id, at.Duty.Id, at.Duty.Occurrence);
}
