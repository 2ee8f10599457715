namespace Funding.Workflows.Stages.Eligibility;

/// <summary>The check of eligibility (形式审查) with its one correction.</summary>
/// <param name="WorkingDays">Working days of the check, a correction included.</param>
/// <param name="CorrectionWorkingDays">Working days of the one correction; fewer than the check has.</param>
public sealed record EligibilitySettings(int WorkingDays, int CorrectionWorkingDays, IReadOnlyList<EligibilityRuleText> Rules)
    : IChecked
{
    public const string Kind = "eligibility";

    /// <summary>Working days in which an applicant is heard on a veto item; null for five.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? HearingWorkingDays { get; init; }

    [JsonIgnore]
    public int HearingDays => HearingWorkingDays ?? 5;

    /// <exception cref="InvalidOperationException">The programme has no such stage.</exception>
    public static EligibilitySettings Of(Programme programme) => programme.StageSettings<EligibilitySettings>(Kind);

    /// <summary>Null where the programme has no such stage.</summary>
    public static EligibilitySettings? Find(Programme programme) => programme.FindStageSettings<EligibilitySettings>(Kind);

    /// <summary>The rules in order; none where nothing is checked.</summary>
    public static IReadOnlyList<EligibilityRuleText> RulesOf(Programme programme) => Find(programme)?.Rules ?? [];
}
