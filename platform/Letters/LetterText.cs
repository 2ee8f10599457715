namespace Funding.Platform.Letters;

/// <summary>
/// How the body of a document is typed: a line is a paragraph, and one that begins with # to #### is a heading of that level, which gets
/// its number by its place. Empty lines are for the eye.
/// </summary>
public static class LetterText
{
    private const char Mark = '#';

    public static IReadOnlyList<LetterParagraph> Read(string typed) =>
        [.. typed.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(ReadLine)];

    public static string Write(IEnumerable<LetterParagraph> paragraphs) => string.Join('\n', paragraphs.Select(p =>
        p.Level == 0 ? p.Text : $"{new string(Mark, p.Level)} {p.Text}"));

    /// <summary>The first line, from 1, whose heading is too deep, empty or the hundredth of its kind; null where all can be set.</summary>
    public static int? Fault(string typed)
    {
        var counts = new int[LetterNumerals.Levels + 2];
        foreach (var (index, line) in typed.Split('\n').Select(line => line.Trim()).Index())
        {
            var level = LevelOf(line);
            if (level == 0)
                continue;
            if (level > LetterNumerals.Levels || line.Length == level || ++counts[level] > 99)
                return index + 1;
            Array.Clear(counts, level + 1, counts.Length - level - 1);
        }

        return null;
    }

    private static LetterParagraph ReadLine(string line)
    {
        var level = LevelOf(line);
        return new(Math.Min(level, LetterNumerals.Levels), line[level..].TrimStart());
    }

    private static int LevelOf(string line) => line.Length - line.TrimStart(Mark).Length;
}
