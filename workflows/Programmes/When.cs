namespace Funding.Workflows.Programmes;

/// <summary>Says when a setting of a file counts: by the answer to a choice, or to a yes-or-no, of an earlier page.</summary>
/// <param name="Field">Id of the question.</param>
/// <param name="Is">Its answers with which the setting counts; at least one.</param>
public sealed record When(string Field, IReadOnlyList<string> Is)
{
    /// <param name="answers">By id of the field, as typed.</param>
    public bool Holds(IReadOnlyDictionary<string, string> answers) => Is.Contains(answers.GetValueOrDefault(Field, "").Trim());
}

public static class Whens
{
    /// <summary>Whether a setting counts; one without a condition always does.</summary>
    public static bool Counts(this When? when, IReadOnlyDictionary<string, string> answers) => when?.Holds(answers) != false;

    /// <summary>What is wrong with a condition of a part: its question stands on an earlier page, and lets choose what it names.</summary>
    public static IEnumerable<Fault> Check(this When? when, PartOutline part, ProgrammeOutline programme) =>
        Check(when, programme.Programme.Parts.TakeWhile(p => p != part), programme, "an earlier page");

    /// <summary>The same of a stage: all pages come before it.</summary>
    public static IEnumerable<Fault> Check(this When? when, ProgrammeOutline programme) =>
        Check(when, programme.Programme.Parts, programme, "the form");

    private static IEnumerable<Fault> Check(When? when, IEnumerable<PartOutline> parts, ProgrammeOutline programme, string where)
    {
        if (when is null) yield break;
        var choices = parts.SelectMany(p => programme.Kinds.Part(p.Kind).Choices(p)).ToDictionary();
        if (!choices.TryGetValue(when.Field, out var values))
        {
            yield return new(
                "when.field",
                $"'{when.Field}' is no choice and no yes-or-no, always asked, of {where}; allowed: {string.Join(", ", choices.Keys)}");
            yield break;
        }

        foreach (var (i, value) in when.Is.Index())
            if (!values.Contains(value))
                yield return new($"when.is[{i}]", $"'{when.Field}' has no answer '{value}'; allowed: {string.Join(", ", values)}");
    }
}
