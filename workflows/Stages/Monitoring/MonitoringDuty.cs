namespace Funding.Workflows.Stages.Monitoring;

/// <summary>A report of the holder by lines, which the recommending desk may comment on and an officer judges.</summary>
/// <param name="WorkingDays">Working days in which the report is due.</param>
/// <param name="Grades">What an officer may find of it.</param>
public sealed record MonitoringSettings(int WorkingDays, IReadOnlyList<Grade> Grades)
{
    public const string Kind = "monitoring";

    /// <summary>The term of a correction; null where no grade asks for one.</summary>
    public int? CorrectionWorkingDays { get; init; }

    /// <summary>Working days of the recommending desk's opinion; null where it is not asked.</summary>
    public int? DeskWorkingDays { get; init; }

    public ReportRules Rules => new(Grades, CorrectionWorkingDays, DeskWorkingDays, Confirmed: false);
}

/// <inheritdoc cref="MonitoringSettings"/>
public sealed class MonitoringDeclaration() : StageDeclaration<MonitoringSettings>(MonitoringSettings.Kind)
{
    public override StageLength Length(MonitoringSettings settings) => StageLength.InWorkingDays(settings.WorkingDays);

    protected override IEnumerable<Fault> Check(MonitoringSettings settings, StageOutline stage, ProgrammeOutline programme) =>
        GradeRules.Check(settings.Grades, settings.CorrectionWorkingDays);
}

/// <summary>年度监测: the holder is asked and reminded, the desk heard, officers asked; closed with a grade it has passed.</summary>
public static class MonitoringDuty
{
    public static readonly StageAct RequestReport = new(nameof(RequestReport), Cadence.Once);
    public static readonly StageAct RemindReport = new(nameof(RemindReport), Cadence.EachDeadline);
    public static readonly StageAct TellReportLate = new(nameof(TellReportLate), Cadence.EachDeadline);
    public static readonly StageAct AskDeskOpinion = new(nameof(AskDeskOpinion), Cadence.EachDeadline);
    public static readonly StageAct RemindDeskOpinion = new(nameof(RemindDeskOpinion), Cadence.EachDeadline);
    public static readonly StageAct AskReportVerdict = new(nameof(AskReportVerdict), Cadence.EachDeadline);
    public static readonly StageAct RemindReportVerdict = new(nameof(RemindReportVerdict), Cadence.EachDeadline);
    public static readonly StageAct Close = StageAct.Leaving("CloseMonitoring");

    public static ReportActs Acts { get; } = new(
        RequestReport, RemindReport, TellReportLate, AskDeskOpinion, RemindDeskOpinion, AskReportVerdict, RemindReportVerdict, null);
}
