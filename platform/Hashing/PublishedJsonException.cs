namespace Funding.Platform.Hashing;

/// <summary>A published file is not as it is written; the message is in both languages.</summary>
/// <param name="line">From 1.</param>
/// <param name="path">Where in the value, such as $.note.facts.</param>
public sealed class PublishedJsonException(long line, string path, Bilingual what)
    : Exception($"{path}: {what.Zh} / {what.En}")
{
    private static readonly Texts Texts = new(typeof(PublishedJsonException));

    public long Line { get; } = line;

    internal static PublishedJsonException Unknown(long line, string path) => new(line, path, Texts.Of("unknown"));

    internal static PublishedJsonException Case(long line, string path, string name) => new(line, path, Texts.Of("case", name));

    internal static PublishedJsonException Twice(long line, string path) => new(line, path, Texts.Of("twice"));

    internal static PublishedJsonException Missing(long line, string path) => new(line, path, Texts.Of("missing"));

    internal static PublishedJsonException Null(long line, string path) => new(line, path, Texts.Of("null"));

    internal static PublishedJsonException Notation(long line, string path) => new(line, path, Texts.Of("notation"));

    internal static PublishedJsonException Computed(long line, string path) => new(line, path, Texts.Of("computed"));

    internal static PublishedJsonException Form(long line, string path) => new(line, path, Texts.Of("form"));
}
