namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Row keys of the visits below <see cref="RoundKeys.StageRowsOf"/>: those of an earlier pass count for nothing.</summary>
public static class VisitKeys
{
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>Row <see cref="VisitPlan"/>.</summary>
    public static string Plan(PlannedStage stage) => RoundKeys.StageRowsOf(stage) + "plan";

    /// <summary>Rows that keep the stage open, the case's id.</summary>
    /// <param name="caseId">Empty for the prefix of all.</param>
    public static string Open(PlannedStage stage, string caseId) => $"{RoundKeys.StageRowsOf(stage)}open:{caseId}";

    /// <summary>Of a visit without an appointment, the case's id.</summary>
    /// <inheritdoc cref="Open"/>
    public static string Unplanned(PlannedStage stage, string caseId) => $"{RoundKeys.StageRowsOf(stage)}unplanned:{caseId}";

    /// <summary>The visits themselves.</summary>
    /// <inheritdoc cref="Open"/>
    public static string Visit(PlannedStage stage, string caseId) => $"{RoundKeys.StageRowsOf(stage)}visit:{caseId}";

    /// <summary>Visits of one expert, the case's id.</summary>
    /// <inheritdoc cref="Open"/>
    public static string Of(PlannedStage stage, string expertId, string caseId) => $"{RoundKeys.StageRowsOf(stage)}of:{expertId}:{caseId}";

    /// <summary>Of a protocol that is reminded of on that day, the case's id.</summary>
    public static string Due(PlannedStage stage, DateOnly day, string caseId) =>
        $"{Dues(stage)}{day.ToString(DayForm, CultureInfo.InvariantCulture)}:{caseId}";

    public static string Dues(PlannedStage stage) => $"{RoundKeys.StageRowsOf(stage)}due:";

    /// <summary>The day of such a row.</summary>
    public static DateOnly DayOf(PlannedStage stage, string key) =>
        DateOnly.ParseExact(key.AsSpan(Dues(stage).Length, DayForm.Length), DayForm, CultureInfo.InvariantCulture);
}
