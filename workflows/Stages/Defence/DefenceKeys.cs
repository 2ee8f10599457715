namespace Funding.Workflows.Stages.Defence;

/// <summary>Row keys of the defence below <see cref="RoundKeys.StageRowsOf"/>: those of an earlier pass count for nothing.</summary>
public static class DefenceKeys
{
    /// <summary>Row <see cref="DefencePlan"/>.</summary>
    public static string Plan(PlannedStage stage) => RoundKeys.StageRowsOf(stage) + "plan";

    /// <summary>Row <see cref="DefenceDraft"/>.</summary>
    public static string Draft(PlannedStage stage) => RoundKeys.StageRowsOf(stage) + "draft";

    /// <summary>Row <see cref="DefenceAways"/>.</summary>
    public static string Away(PlannedStage stage) => RoundKeys.StageRowsOf(stage) + "away";

    /// <summary>Rows <see cref="OpenDefence"/>.</summary>
    /// <param name="caseId">Empty for the prefix of all.</param>
    public static string Open(PlannedStage stage, string caseId) => $"{RoundKeys.StageRowsOf(stage)}open:{caseId}";

    /// <summary>Rows <see cref="DefenceSession"/>.</summary>
    /// <inheritdoc cref="Open"/>
    public static string Session(PlannedStage stage, string caseId) => $"{RoundKeys.StageRowsOf(stage)}session:{caseId}";

    /// <summary>Rows <see cref="UntoldMove"/>.</summary>
    /// <inheritdoc cref="Open"/>
    public static string Untold(PlannedStage stage, string caseId) => $"{RoundKeys.StageRowsOf(stage)}untold:{caseId}";

    /// <summary>Rows <see cref="DefenceNote"/> of a case.</summary>
    public static string NotesOf(PlannedStage stage, string caseId) => $"{RoundKeys.StageRowsOf(stage)}note:{caseId}:";

    public static string Note(PlannedStage stage, string caseId, string expertId) => NotesOf(stage, caseId) + expertId;

    /// <summary>A member of a panel who has written nothing of a case that was heard.</summary>
    public static string NoteDue(PlannedStage stage, string expertId, string caseId) => $"{NotesDueOf(stage)}{expertId}:{caseId}";

    public static string NotesDueOf(PlannedStage stage) => $"{RoundKeys.StageRowsOf(stage)}due:";

    /// <summary>Expert and case of a row of a note that is due.</summary>
    public static (string ExpertId, string CaseId) DueOf(PlannedStage stage, string key) =>
        key[NotesDueOf(stage).Length..].Split(':', 2) is [var expert, var one] ? (expert, one) : ("", "");
}
