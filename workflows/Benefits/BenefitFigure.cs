namespace Funding.Workflows.Benefits;

/// <summary>One figure of a line, as a programme's file writes it.</summary>
/// <param name="Id">By which later figures ask for it, as <c>Number("id")</c>.</param>
/// <param name="Value">A number in the words of rules.</param>
/// <param name="How">How it is computed, for people; {id} stands for the number of a field or of an earlier figure.</param>
public sealed partial record BenefitFigure(string Id, Bilingual Name, string Value, Bilingual How)
{
    /// <summary>To which it is rounded, half up; what follows computes with the rounded figure.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>By which it is so; null for the line's.</summary>
    public string? Clause { get; init; }

    /// <summary>The ids that its explanation names.</summary>
    internal IEnumerable<string> Named() => new[] { How.Zh, How.En }
        .SelectMany(text => Place().Matches(text).Select(m => m.Groups[1].Value)).Distinct();

    /// <summary>Its explanation with the numbers.</summary>
    internal Bilingual Explained(Func<string, string> number)
    {
        return new(Filled(How.Zh), Filled(How.En));

        string Filled(string text) => Place().Replace(text, m => number(m.Groups[1].Value));
    }

    [GeneratedRegex(@"\{([a-z0-9-]+)\}")]
    private static partial Regex Place();
}
