namespace Funding.Platform.Text;

/// <summary>The one form in which names, codes and addresses are compared: what looks alike is alike.</summary>
public static class TextIdentity
{
    private const int FullWidth = 0xFEE0;
    private static readonly UnicodeTable Table = UnicodeTable.Shipped;

    /// <summary>
    /// NFKC, case folded, without white space and without what cannot be seen (control, direction and format characters, default
    /// ignorable ones); all dashes are '-' and all middle dots '·'. Never shown to anybody and never stored. Of(Of(x)) is Of(x).
    /// </summary>
    public static string Of(string? text)
    {
        text ??= "";
        if (Plain(text) is { } plain) return plain;
        List<int> codes = [.. NormalForm.Codes(text)];
        while (true)
        {
            // A folding can bring what folds or falls again, in a few characters.
            var folded = Fold(codes);
            if (folded.SequenceEqual(codes)) return NormalForm.Text(NormalForm.Compose(folded));
            codes = folded;
        }
    }

    /// <summary>A name as it may be kept and shown: no character that cannot be seen, white space as single spaces, trimmed.</summary>
    public static string Tidy(string? text) =>
        string.Join(' ', string.Concat((text ?? "").EnumerateRunes().Where(r => IsSpace(r) || !IsInvisible(r))
            .Select(r => IsSpace(r) ? " " : r.ToString())).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>There and not to be seen: white space, control, direction and format characters, default ignorable ones.</summary>
    public static bool IsInvisible(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Table.IsIgnorable(rune.Value)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;

    /// <summary>
    /// Most names and all codes are of ASCII, its full-width forms and the unified ideographs: of these nothing composes, and only
    /// capitals and widths change. Null for a text of others, which goes the whole way.
    /// </summary>
    private static string? Plain(string text)
    {
        var plain = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var given in text)
        {
            var narrow = given is >= '\uFF01' and <= '\uFF5E' ? (char)(given - FullWidth) : given;
            if (narrow is not (>= ' ' and <= '~' or >= '\u4E00' and <= '\u9FFF')) return null;
            if (narrow != ' ') plain[length++] = char.ToLowerInvariant(narrow);
        }

        return new string(plain[..length]);
    }

    private static List<int> Fold(IEnumerable<int> codes) =>
        NormalForm.Decompose(NormalForm.Decompose(codes.Where(Shows), true).Select(Alike).SelectMany(c => Table.Folding(c) ?? [c]), true)
            .FindAll(Shows);

    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune);

    private static bool Shows(int code) => !IsInvisible(new Rune(code));

    private static int Alike(int code) => code switch
    {
        0x2022 or 0x2027 or 0x2219 or 0x22C5 or 0x30FB or 0x0387 or 0x16EB => 0xB7,
        0x2212 => '-',
        _ => Rune.GetUnicodeCategory(new Rune(code)) == UnicodeCategory.DashPunctuation ? '-' : code,
    };
}
