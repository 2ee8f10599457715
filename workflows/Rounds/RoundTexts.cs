namespace Funding.Workflows.Rounds;

/// <summary>What mails, lists and pages of a round say beside the texts of its stages.</summary>
internal static class RoundTexts
{
    private static readonly Texts Texts = new(typeof(RoundTexts));

    /// <inheritdoc cref="Texts.Of"/>
    public static Bilingual Of(string key, params IReadOnlyList<object?> values) => Texts.Of(key, values);
}
