namespace Funding.Workflows.Submission;

/// <summary>The answers against the programme's parts, as a draft keeps them.</summary>
public static class AnswersCheck
{
    /// <summary>What must never be stored: every problem at once.</summary>
    /// <returns>Empty when all is well; in the order of the parts, what no part asks for first.</returns>
    public static IReadOnlyList<Refusal> Unstorable(Programme programme, Answers answers) =>
        [.. Unknown(programme, answers), .. programme.EachPart().SelectMany(p => p.Kind.Unstorable(p.Part, answers))];

    /// <summary>Answers that no part of the programme asks for.</summary>
    internal static IEnumerable<Refusal> Unknown(Programme programme, Answers answers)
    {
        var given = answers.Fields.Keys.Order(StringComparer.Ordinal).Concat(answers.Rows.Keys.Order(StringComparer.Ordinal));
        return given.Where(field => !programme.EachPart().Any(p => p.Kind.Has(p.Part, field))).Select(TextRefusals.Unknown);
    }
}
