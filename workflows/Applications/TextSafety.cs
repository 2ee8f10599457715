namespace Funding.Workflows.Applications;

/// <summary>What no text of an applicant may hold, in a draft either. Markup is text like any other: pages encode it.</summary>
public static class TextSafety
{
    /// <summary>Unicode scalar values; a lone surrogate counts as one.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <param name="multiline">Whether line breaks and tabs are part of the text.</param>
    public static IEnumerable<Refusal> Check(string text, string field, bool multiline)
    {
        var position = 0;
        for (var rest = text.AsSpan(); rest.Length > 0; position++)
        {
            var whole = Rune.DecodeFromUtf16(rest, out var rune, out var used) == System.Buffers.OperationStatus.Done;
            if (!whole) return [AnswerRefusals.LoneSurrogate(field, position + 1)];
            if (TextMarks.TurnsDirection(rune)) return [AnswerRefusals.Bidi(field, position + 1, rune)];
            if (TextMarks.IsControl(rune) && !(multiline && rune.Value is '\n' or '\r' or '\t'))
                return [AnswerRefusals.Control(field, position + 1, rune)];
            rest = rest[used..];
        }
        return [];
    }
}
