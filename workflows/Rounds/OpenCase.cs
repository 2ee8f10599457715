namespace Funding.Workflows.Rounds;

/// <summary>A case in a stage that runs case by case: the row that keeps the stage from being left.</summary>
/// <param name="Closes">The case's last day as it was counted when it was opened; null where its work ends it.</param>
/// <param name="Done">Marks of the stage's acts done for this case.</param>
public sealed record OpenCase(string CaseId, DateTimeOffset OpenedAt, DateOnly? Closes, IReadOnlyList<string> Done)
{
    /// <summary>Of the case in this stage: one that comes back has the next.</summary>
    public int Pass { get; init; } = 1;

    /// <summary>The case's last day by now: an extension of its stage moves it along, and nothing shortens it.</summary>
    public DateOnly? LastDay(PlannedStage stage) => stage.Closes > Closes ? stage.Closes : Closes;
}

/// <summary>A case in one stage; a walker follows it while it is open there.</summary>
public sealed record CaseKey(string RoundId, StageKey Stage, string CaseId)
{
    public const string SubjectKind = "case";

    // No stage's id and no case's has this character.
    private const char Between = '.';

    public SubjectKey Subject => new(SubjectKind, RoundId, $"{Stage}{Between}{CaseId}");

    public static CaseKey Of(SubjectKey subject)
    {
        var at = subject.Id.IndexOf(Between, StringComparison.Ordinal);
        return new(subject.Home, new(subject.Id[..at]), subject.Id[(at + 1)..]);
    }
}
