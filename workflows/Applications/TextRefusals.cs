namespace Funding.Workflows.Applications;

/// <summary>What must not be stored of a text, whoever typed it.</summary>
internal static class TextRefusals
{
    private static readonly Texts Texts = new(typeof(TextRefusals));

    public static Refusal Unknown(string field) => new("answer-unknown-field", field, Texts.Of("unknown", field));

    public static Refusal OverStorage(string field, int limit) => new("answer-over-storage", field, Texts.Of("over-storage", limit));

    public static Refusal Control(string field, int position, Rune found) =>
        new("text-control-character", field, Texts.Of("control", position, found.Value));

    public static Refusal Bidi(string field, int position, Rune found) =>
        new("text-direction-mark", field, Texts.Of("bidi", position, found.Value));

    public static Refusal LoneSurrogate(string field, int position) =>
        new("text-broken-character", field, Texts.Of("lone-surrogate", position));
}
