namespace Funding.Workflows.Stages.Countersign;

/// <summary>What departments say of one case.</summary>
/// <param name="Lines">One a department, in the order of the file.</param>
/// <param name="Decisions">On its objections, the latest last.</param>
public sealed record CaseAnswers(IReadOnlyList<CaseAnswer> Lines, IReadOnlyList<CaseDecision> Decisions)
{
    public static readonly CaseAnswers None = new([], []);

    /// <summary>Nobody has signed anything of it.</summary>
    public bool IsEmpty => Lines.All(l => l.Signed is null);

    public bool IsComplete => Lines.Count > 0 && Lines.All(l => l.Signed is not null);

    public static CaseAnswers Of(
        CountersignSettings settings, CountersignState state, IEnumerable<CaseStatement> said, IReadOnlyList<CaseDecision> decisions)
    {
        var by = said.ToDictionary(s => s.Department, StringComparer.Ordinal);
        return new([.. settings.Departments.Select(d => CaseAnswer.Of(d, state.Of(d.Id), by.GetValueOrDefault(d.Id)))], decisions);
    }

    /// <summary>
    /// Whether an application was before the departments together: those that passed the check, and what an officer failed after it.
    /// </summary>
    public static bool WasBefore(ApplicationState state, bool isDecided) => isDecided || state is ApplicationState.Eligible
        or ApplicationState.Selected or ApplicationState.Reserve or ApplicationState.NotSelected or ApplicationState.Removed
        or ApplicationState.Awarded;
}

/// <summary>How a department stands to a case.</summary>
public enum AnswerState
{
    Waiting,
    Confirmed,
    Stated,
    Objected,
}

/// <param name="Signed">Null while the department has not signed.</param>
/// <param name="Objection">Its reason; null where it does not object.</param>
public sealed record CaseAnswer(CountersigningDepartment Department, DepartmentAnswer? Signed, string? Objection, decimal? Figure)
{
    public AnswerState State => Signed is null ? AnswerState.Waiting
        : Objection is not null ? AnswerState.Objected
        : Figure is not null ? AnswerState.Stated
        : AnswerState.Confirmed;

    /// <summary>What is not signed is the department's own.</summary>
    public static CaseAnswer Of(CountersigningDepartment department, DepartmentAnswer? signed, CaseStatement? said) => new(
        department, signed, signed is null ? null : said?.Objection, signed is null ? null : said?.Figure);
}
