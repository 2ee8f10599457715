namespace Funding.Platform.Letters;

/// <summary>Breaks text into lines as Chinese is set: between any two characters, but no line begins or ends with the wrong mark.</summary>
public static class LetterLines
{
    // What a width is off by when many are added.
    private const double Rounding = 0.01;

    private const string NeverFirst = "，。、；：？！”’）〕》〉」』】…—％%,.;:?!)]}";
    private const string NeverLast = "“‘（〔《〈「『【([{";

    /// <param name="widthOf">Of a piece of text.</param>
    /// <param name="width">Of the lines.</param>
    /// <param name="first">Of the first line, where it is another.</param>
    public static IReadOnlyList<string> Break(string text, Func<string, double> widthOf, double width, double? first = null)
    {
        var lines = new List<string>();
        var words = Words(text).ToList();
        var line = "";
        foreach (var word in words)
        {
            var room = lines.Count == 0 ? first ?? width : width;
            if (line.Length > 0 && widthOf(line + word) > room + Rounding)
            {
                lines.Add(line);
                line = "";
            }

            line += word;
            // A word that is longer than a line, such as an address, is cut.
            while (widthOf(line) > width + Rounding && line.Length > 1)
            {
                var cut = line.Length - 1;
                while (cut > 1 && widthOf(line[..cut]) > width + Rounding)
                    cut--;
                if (char.IsLowSurrogate(line[cut]) && cut > 1)
                    cut--;
                lines.Add(line[..cut]);
                line = line[cut..];
            }
        }

        if (line.Length > 0 || lines.Count == 0)
            lines.Add(line);
        return lines;
    }

    /// <summary>Pieces that a line keeps together: a Latin word or number, a character with the marks that cling to it.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        Rune? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (before is { } last && word.Length > 0 && !Clings(last, rune))
            {
                yield return word.ToString();
                word.Clear();
            }

            word.Append(rune);
            before = rune;
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private static bool Clings(Rune last, Rune next) =>
        NeverFirst.Contains(next.ToString(), StringComparison.Ordinal)
        || NeverLast.Contains(last.ToString(), StringComparison.Ordinal)
        || (IsLatin(last) && IsLatin(next));

    private static bool IsLatin(Rune rune) => rune.IsAscii && !Rune.IsWhiteSpace(rune);
}
