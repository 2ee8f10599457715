namespace Funding.Workflows.Programmes;

/// <summary>What an officer may find of a report, as the programme's file says it.</summary>
/// <param name="Id">The only one of its duty.</param>
public sealed record Grade(string Id, Bilingual Name, Consequence Consequence)
{
    /// <summary>Of reduce: percent by which each payment that is still to come gets less; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Reduces { get; init; }
}

/// <summary>What a grade leads to.</summary>
public enum Consequence
{
    /// <summary>The duty has passed.</summary>
    [JsonStringEnumMemberName("go-on")]
    GoOn,

    /// <summary>The holder files once more within a term; once.</summary>
    [JsonStringEnumMemberName("correct")]
    Correct,

    /// <summary>The duty has passed, and nothing more is paid until a later report goes on.</summary>
    [JsonStringEnumMemberName("withhold")]
    Withhold,

    /// <summary>The duty has passed, and what is not paid yet gets less by <see cref="Grade.Reduces"/>.</summary>
    [JsonStringEnumMemberName("reduce")]
    Reduce,

    /// <summary>The duty has passed, and whether the award is withdrawn is an open matter of the office.</summary>
    [JsonStringEnumMemberName("withdraw")]
    Withdraw,
}

/// <summary>What of grades the schema cannot say.</summary>
public static class GradeRules
{
    /// <param name="correctionWorkingDays">The term of a correction; null where the file gives none.</param>
    public static IEnumerable<Fault> Check(IReadOnlyList<Grade> grades, int? correctionWorkingDays)
    {
        foreach (var twice in Fault.Twice("grades", grades.Select(g => g.Id), "grade")) yield return twice;
        if (grades.All(g => g.Consequence != Consequence.GoOn))
            yield return new("grades", "no grade goes on: a report could never pass; needed: one with the consequence go-on");
        foreach (var (i, grade) in grades.Index())
            if ((grade.Consequence == Consequence.Reduce) != (grade.Reduces is not null))
                yield return new($"grades[{i}].reduces", "stands with the consequence reduce, and with it alone");
        if (grades.Any(g => g.Consequence == Consequence.Correct) && correctionWorkingDays is null)
            yield return new("correctionWorkingDays", "missing; a grade with the consequence correct needs the term of a correction");
        if (grades.All(g => g.Consequence != Consequence.Correct) && correctionWorkingDays is not null)
            yield return new("correctionWorkingDays", "no grade has the consequence correct, so nothing is ever corrected");
    }
}
