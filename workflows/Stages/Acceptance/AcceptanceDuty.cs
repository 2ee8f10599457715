namespace Funding.Workflows.Stages.Acceptance;

/// <summary>The final report over all years of an award, judged by one officer and confirmed by another.</summary>
/// <param name="WorkingDays">Working days in which the report is due.</param>
/// <param name="Grades">What the office may find of it.</param>
public sealed record AcceptanceSettings(int WorkingDays, IReadOnlyList<Grade> Grades)
{
    public const string Kind = "acceptance";

    /// <summary>The term of a correction; null where no grade asks for one.</summary>
    public int? CorrectionWorkingDays { get; init; }

    public ReportRules Rules => new(Grades, CorrectionWorkingDays, DeskWorkingDays: null, Confirmed: true);
}

/// <inheritdoc cref="AcceptanceSettings"/>
public sealed class AcceptanceDeclaration() : StageDeclaration<AcceptanceSettings>(AcceptanceSettings.Kind)
{
    public override StageLength Length(AcceptanceSettings settings) => StageLength.InWorkingDays(settings.WorkingDays);

    protected override IEnumerable<Fault> Check(AcceptanceSettings settings, StageOutline stage, ProgrammeOutline programme) =>
        GradeRules.Check(settings.Grades, settings.CorrectionWorkingDays);
}

/// <summary>验收: the holder reports on the whole term, an officer gives a grade, a second one confirms it.</summary>
public static class AcceptanceDuty
{
    public static readonly StageAct RequestFinalReport = new(nameof(RequestFinalReport), Cadence.Once);
    public static readonly StageAct RemindFinalReport = new(nameof(RemindFinalReport), Cadence.EachDeadline);
    public static readonly StageAct TellFinalReportLate = new(nameof(TellFinalReportLate), Cadence.EachDeadline);
    public static readonly StageAct AskAcceptance = new(nameof(AskAcceptance), Cadence.EachDeadline);
    public static readonly StageAct RemindAcceptance = new(nameof(RemindAcceptance), Cadence.EachDeadline);
    public static readonly StageAct AskSecondOfficer = new(nameof(AskSecondOfficer), Cadence.EachDeadline);
    public static readonly StageAct Close = StageAct.Leaving("CloseAcceptance");

    public static ReportActs Acts { get; } = new(
        RequestFinalReport, RemindFinalReport, TellFinalReportLate, null, null, AskAcceptance, RemindAcceptance, AskSecondOfficer);
}
