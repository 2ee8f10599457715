namespace Funding.Workflows.Stages.Countersign;

/// <summary>
/// Keys of the stage's rows. What is said and signed belongs to one pass; who answers for a department stays.
/// </summary>
public static class CountersignKeys
{
    // No case's number has this character.
    private const string Together = "-";

    /// <param name="caseId">Null for all cases together.</param>
    public static string State(PlannedStage stage, string? caseId) => $"{RoundKeys.StageRowsOf(stage)}signed:{caseId ?? Together}";

    /// <summary>Whether a row of the stage is such a state, in whatever pass.</summary>
    public static bool IsState(string key) => key.Contains(":signed:", StringComparison.Ordinal);

    public static string Draft(PlannedStage stage, string department) => $"{RoundKeys.StageRowsOf(stage)}draft:{department}";

    /// <summary>What every department says of cases.</summary>
    public static string Statements(PlannedStage stage) => $"{RoundKeys.StageRowsOf(stage)}said:";

    public static string StatementsOf(PlannedStage stage, string department) => $"{Statements(stage)}{department}:";

    public static string Statement(PlannedStage stage, string department, string caseId) => StatementsOf(stage, department) + caseId;

    public static string UndecidedCases(PlannedStage stage) => $"{RoundKeys.StageRowsOf(stage)}undecided:";

    public static string Undecided(PlannedStage stage, string caseId) => UndecidedCases(stage) + caseId;

    public static string AllDecided(PlannedStage stage) => $"{RoundKeys.StageRowsOf(stage)}decided:";

    public static string Decided(PlannedStage stage, string caseId) => AllDecided(stage) + caseId;

    public static string AllPersons(StageKey stage) => $"{RoundKeys.StageRows}{stage}:who:";

    public static string Persons(StageKey stage, string department) => AllPersons(stage) + department;

    /// <summary>Since when cases have something to say to the departments; the next letters take it away.</summary>
    public static string Tell(StageKey stage) => $"{RoundKeys.StageRows}{stage}:tell";
}
