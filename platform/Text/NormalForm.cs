namespace Funding.Platform.Text;

/// <summary>
/// Unicode's normal forms (UAX 15), from the project's own table: without ICU, which the builds have not, the framework returns its
/// argument unchanged.
/// </summary>
public static class NormalForm
{
    private const int HangulFirst = 0xAC00;
    private const int LeadFirst = 0x1100;
    private const int VowelFirst = 0x1161;
    private const int TrailBefore = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;

    public static string Nfc(string text) => Text(Compose(Decompose(Codes(text), false)));

    public static string Nfd(string text) => Text(Decompose(Codes(text), false));

    public static string Nfkc(string text) => Text(Compose(Decompose(Codes(text), true)));

    public static string Nfkd(string text) => Text(Decompose(Codes(text), true));

    /// <summary>A lone surrogate counts as U+FFFD.</summary>
    internal static IEnumerable<int> Codes(string text) => text.EnumerateRunes().Select(r => r.Value);

    internal static string Text(IEnumerable<int> codes)
    {
        var text = new StringBuilder();
        foreach (var code in codes) text.Append(new Rune(code));
        return text.ToString();
    }

    internal static List<int> Decompose(IEnumerable<int> codes, bool compatibility)
    {
        var parts = new List<int>();
        foreach (var code in codes) Take(code);
        Order(parts);
        return parts;

        void Take(int code)
        {
            if (code - HangulFirst is >= 0 and < Leads * Vowels * Trails and var syllable)
            {
                parts.Add(LeadFirst + syllable / (Vowels * Trails));
                parts.Add(VowelFirst + syllable / Trails % Vowels);
                if (syllable % Trails is > 0 and var trail) parts.Add(TrailBefore + trail);
            }
            else if (UnicodeTable.Shipped.Decomposition(code, compatibility) is { } step)
            {
                foreach (var part in step) Take(part);
            }
            else
            {
                parts.Add(code);
            }
        }
    }

    internal static List<int> Compose(List<int> parts)
    {
        var whole = new List<int>(parts.Count);
        var starter = -1;
        var before = 0;
        foreach (var part in parts)
        {
            var own = UnicodeTable.Shipped.Class(part);
            // A mark composes with the last starter unless one of its class or above stands between them.
            if (starter >= 0 && (whole.Count - 1 == starter || before < own) && Pair(whole[starter], part) is { } composed)
            {
                whole[starter] = composed;
                continue;
            }
            if (own == 0) starter = whole.Count;
            before = own;
            whole.Add(part);
        }
        return whole;
    }

    /// <summary>Puts runs of combining marks into the order of their classes; equals keep their order.</summary>
    private static void Order(List<int> parts)
    {
        for (var i = 1; i < parts.Count; i++)
        {
            var own = UnicodeTable.Shipped.Class(parts[i]);
            for (var j = i; own > 0 && j > 0 && UnicodeTable.Shipped.Class(parts[j - 1]) > own; j--)
                (parts[j - 1], parts[j]) = (parts[j], parts[j - 1]);
        }
    }

    private static int? Pair(int first, int second)
    {
        if (first - LeadFirst is >= 0 and < Leads and var lead && second - VowelFirst is >= 0 and < Vowels and var vowel)
            return HangulFirst + (lead * Vowels + vowel) * Trails;
        if (first - HangulFirst is >= 0 and < Leads * Vowels * Trails and var syllable && syllable % Trails == 0
            && second - TrailBefore is > 0 and < Trails and var trail)
            return first + trail;
        return UnicodeTable.Shipped.Composition(first, second);
    }
}
