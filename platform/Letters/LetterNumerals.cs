namespace Funding.Platform.Letters;

/// <summary>The numbers of headings: 一、 then （一） then 1. then （1）.</summary>
public static class LetterNumerals
{
    public const int Levels = 4;

    /// <summary>一 to 九十九.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above 99.</exception>
    public static string Chinese(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99);
        var (tens, ones) = Math.DivRem(number, 10);
        var head = tens switch
        {
            0 => "",
            1 => LetterWords.Ten,
            _ => $"{LetterWords.Digits[tens]}{LetterWords.Ten}",
        };
        return ones == 0 ? head : $"{head}{LetterWords.Digits[ones]}";
    }

    /// <summary>What stands before the text of a heading.</summary>
    public static string Label(int level, int number) => level switch
    {
        1 => $"{Chinese(number)}{LetterWords.Pause}",
        2 => $"（{Chinese(number)}）",
        3 => string.Create(CultureInfo.InvariantCulture, $"{number}."),
        4 => string.Create(CultureInfo.InvariantCulture, $"（{number}）"),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Headings have four levels."),
    };

    /// <summary>The paragraphs with their numbers: a heading begins those below it anew.</summary>
    public static IEnumerable<(int Level, string Text)> Numbered(IEnumerable<LetterParagraph> paragraphs)
    {
        var counts = new int[Levels + 1];
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.Level == 0)
            {
                yield return (0, paragraph.Text);
                continue;
            }

            counts[paragraph.Level]++;
            Array.Clear(counts, paragraph.Level + 1, Levels - paragraph.Level);
            yield return (paragraph.Level, Label(paragraph.Level, counts[paragraph.Level]) + paragraph.Text);
        }
    }
}
