namespace Funding.Workflows.Duties;

/// <summary>Addresses of the pages that every duty with documents has.</summary>
public static class DutyLinks
{
    public const string OwnPapersRoute = Paths.OwnDuty + "/papers";
    public const string OwnPaperRoute = OwnPapersRoute + "/{document}";
    public const string OwnSlotRoute = OwnPapersRoute + "/slot/{slot}";
    public const string OwnRemoveRoute = OwnPaperRoute + "/remove";
    public const string OfficePapersRoute = Paths.OfficeDuty + "/papers";
    public const string OfficePaperRoute = OfficePapersRoute + "/{document}";
    public const string OfficeSlotRoute = OfficePapersRoute + "/slot/{slot}";
    public const string OfficeRemoveRoute = OfficePaperRoute + "/remove";
    public const string DeskPaperRoute = Paths.DeskDuty + "/papers/{document}";
    public const string OwnReportRoute = Paths.OwnDuty + "/report";
    public const string AutosaveRoute = OwnReportRoute + "/autosave";
    public const string OfficeReportRoute = Paths.OfficeDuty + "/report";
    public const string JudgeRoute = OfficeReportRoute + "/judge";
    public const string ConfirmRoute = OfficeReportRoute + "/confirm";
    public const string ReturnRoute = OfficeReportRoute + "/return";
    public const string DeskReportRoute = Paths.DeskDuty + "/report";
    public const string MatterRoute = Paths.OfficeDuty + "/matter";

    /// <summary>A page of one occurrence.</summary>
    public static string Of(string route, DutyView at, params IReadOnlyList<string> more) =>
        Url.Fill(route, [at.Award.Id, at.Duty.Id, at.Duty.Occurrence, .. more]);
}
