namespace Funding.Workflows.Duties;

/// <summary>What stands of a report on the award's page.</summary>
/// <param name="Grade">With which it was closed; null while it is open.</param>
/// <param name="Page">Of the report, for the reader.</param>
/// <param name="Asks">The reader is asked to file it.</param>
/// <param name="Judges">The reader is asked to judge or confirm it.</param>
public sealed record ReportPartModel(DutyView At, Grade? Grade, AwardMatter? Matter, string Page, bool Asks, bool Judges)
{
    public static ReportPartModel Of(
        DutyView at, ReportRules rules, ReportState state, AwardMatter? matter, DateOnly today, Actor reader)
    {
        var phase = at.Duty.Passed ? ReportPhase.Closed : state.PhaseOn(today);
        var isHolder = at.Award.Editors.Contains(reader.PersonId);
        return new(
            at, rules.Find(state.Grade), isHolder ? null : matter,
            DutyLinks.Of(isHolder ? DutyLinks.OwnReportRoute : DutyLinks.OfficeReportRoute, at),
            isHolder && phase is (ReportPhase.Filing or ReportPhase.Correction),
            !isHolder && reader.Can(Right.JudgeDuty) && phase is (ReportPhase.Verdict or ReportPhase.Confirmation));
    }
}
