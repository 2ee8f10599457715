namespace Funding.Workflows.Stages.Countersign;

/// <summary>
/// What departments have signed, on all cases together or on one: a row of its stage's pass that every signature replaces.
/// </summary>
public sealed record CountersignState(IReadOnlyList<DepartmentAnswer> Answers)
{
    public static readonly CountersignState None = new([]);

    /// <summary>Null where the department has not signed.</summary>
    public DepartmentAnswer? Of(string department) => Answers.FirstOrDefault(a => a.Department == department);

    public CountersignState With(DepartmentAnswer answer) => new([.. Answers.Where(a => a.Department != answer.Department), answer]);

    public CountersignState Without(string department) => new([.. Answers.Where(a => a.Department != department)]);
}

/// <summary>A department's signature.</summary>
/// <param name="Code">Of what was signed, see <see cref="CountersignCode"/>.</param>
/// <param name="Cases">So many cases were before it.</param>
/// <param name="Objections">To so many of them it objects.</param>
/// <param name="TakenUp">What it objects to is before the officers, and nothing else of its own.</param>
public sealed record DepartmentAnswer(
    string Department, string By, DateTimeOffset At, string Code, int Cases, int Objections, bool TakenUp);

/// <summary>What a department says of one case beside confirming it, signed or not yet.</summary>
/// <param name="Objection">Why it objects; null where it does not.</param>
/// <param name="Figure">Null where it states none.</param>
public sealed record CaseStatement(string Department, string CaseId, string? Objection, decimal? Figure);

/// <summary>Replaced by whatever a department drafts and by its signature, so that none of the two overlooks the other.</summary>
public sealed record DepartmentDraft(string By, DateTimeOffset At);

/// <summary>Who answers for a department in a round, in the order in which they were named.</summary>
public sealed record DepartmentPersons(string Department, IReadOnlyList<string> Persons);

/// <summary>A case to which departments object, while an officer has it to decide.</summary>
public sealed record UndecidedCase(string CaseId, DateTimeOffset Since);

/// <summary>What officers decided on the objections to a case, the latest last.</summary>
public sealed record CaseDecisions(string CaseId, IReadOnlyList<CaseDecision> Decisions);

/// <param name="Kept">False where the case fails.</param>
/// <param name="Departments">Whose objections it decides.</param>
public sealed record CaseDecision(bool Kept, string Reason, string By, DateTimeOffset At, IReadOnlyList<string> Departments)
{
    /// <summary>Whether it decides what the department signed then: what it signs again later is decided again.</summary>
    public bool Covers(DepartmentAnswer answer) => Departments.Contains(answer.Department) && At >= answer.At;
}
