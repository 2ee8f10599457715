namespace Funding.Workflows.Applications;

/// <summary>What no text of an applicant may hold, in a draft either. Markup is text like any other: pages encode it.</summary>
public static class TextSafety
{
    /// <summary>Unicode scalar values that a draft keeps of one text, whatever the text's own limit.</summary>
    public const int StorageLimit = 20_000;

    /// <summary>Unicode scalar values; a lone surrogate counts as one.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>What keeps a typed text from being stored: its length, or what <see cref="Check"/> finds.</summary>
    public static IEnumerable<Refusal> Unstorable(string? text, string field, bool multiline) =>
        text is null ? []
        : Length(text) > StorageLimit ? [TextRefusals.OverStorage(field, StorageLimit)]
        : Check(text, field, multiline);

    /// <param name="multiline">Whether line breaks and tabs are part of the text.</param>
    public static IEnumerable<Refusal> Check(string text, string field, bool multiline)
    {
        var position = 0;
        for (var rest = text.AsSpan(); rest.Length > 0; position++)
        {
            var whole = Rune.DecodeFromUtf16(rest, out var rune, out var used) == System.Buffers.OperationStatus.Done;
            if (!whole) return [TextRefusals.LoneSurrogate(field, position + 1)];
            if (TextMarks.TurnsDirection(rune)) return [TextRefusals.Bidi(field, position + 1, rune)];
            if (TextMarks.IsControl(rune) && !(multiline && rune.Value is '\n' or '\r' or '\t'))
                return [TextRefusals.Control(field, position + 1, rune)];
            rest = rest[used..];
        }
        return [];
    }
}
