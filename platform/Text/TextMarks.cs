namespace Funding.Platform.Text;

/// <summary>Characters that do something to a text instead of standing in it.</summary>
public static class TextMarks
{
    /// <summary>Marks that turn the direction of what is read after them.</summary>
    public static bool TurnsDirection(Rune rune) =>
        rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>Control characters, separators of lines and paragraphs, and code points that are no characters.</summary>
    public static bool IsControl(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF or >= 0xFFF9 and <= 0xFFFB;
}
