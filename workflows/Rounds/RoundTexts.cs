namespace Funding.Workflows.Rounds;

/// <summary>What mails, lists and pages of a round say beside the texts of its stages.</summary>
public static class RoundTexts
{
    private static readonly Texts Texts = new(typeof(RoundTexts));

    /// <inheritdoc cref="Texts.Of"/>
    internal static Bilingual Of(string key, params IReadOnlyList<object?> values) => Texts.Of(key, values);

    /// <summary>What a round of it is called by: the programme, and which of its steps it is.</summary>
    public static Bilingual NameOf(Programme programme) =>
        programme.Step is { } step ? Texts.Of("name-of-step", programme.Name, step.Name) : programme.Name;
}
