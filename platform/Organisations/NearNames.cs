namespace Funding.Platform.Organisations;

/// <summary>How two names that are not the same may still mean one organisation, or one and a part of it.</summary>
public enum Likeness
{
    /// <summary>One name stands within the other.</summary>
    Contained,

    /// <summary>One or two characters differ, are missing or are swapped.</summary>
    Spelling,
}

/// <summary>A name in the form of <see cref="OrganisationKey"/>, made ready to be compared with many.</summary>
/// <param name="Key">Not empty.</param>
public sealed record NearName(string Key)
{
    private const int ShortestContained = 4;
    private const int ShortestSpelled = 5;
    private const int LongName = 14;

    private readonly string numerals = string.Concat(Key.Where(IsNumeral));
    private readonly ulong characters = Key.Aggregate(0UL, (bits, c) => bits | (1UL << (c * 31 % 61)));

    /// <returns>Null for the same name and for names that are apart.</returns>
    public Likeness? To(NearName other)
    {
        if (Key == other.Key) return null;
        var (shorter, longer) = Key.Length <= other.Key.Length ? (Key, other.Key) : (other.Key, Key);
        if (shorter.Length >= ShortestContained && Within(shorter, longer)) return Likeness.Contained;
        // 第一 and 第二 are no slip of the pen.
        if (numerals != other.numerals) return null;
        var most = shorter.Length >= LongName ? 2 : 1;
        return shorter.Length >= ShortestSpelled && longer.Length - shorter.Length <= most
            // Every change touches two characters at most: what has more of its own on either side is further apart.
            && BitOperations.PopCount(characters ^ other.characters) <= 2 * most
            && Distance(shorter, longer) <= most
                ? Likeness.Spelling
                : null;
    }

    private static bool Within(string shorter, string longer) =>
        longer.IndexOf(shorter, StringComparison.Ordinal) is >= 0 and var at && at + shorter.Length is var end
        && !(end < longer.Length && char.IsAsciiDigit(longer[end]) && char.IsAsciiDigit(shorter[^1]));

    private static bool IsNumeral(char c) => char.IsAsciiDigit(c) || "一二三四五六七八九十".Contains(c, StringComparison.Ordinal);

    /// <summary>
    /// Insertions, deletions, replacements and swaps of neighbours that make one of the other (optimal string alignment).
    /// </summary>
    public static int Distance(string one, string other)
    {
        int[] last = new int[other.Length + 1], before = [.. Enumerable.Range(0, other.Length + 1)], row = new int[other.Length + 1];
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(before[j], row[j - 1]) + 1, before[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], last[j - 2] + 1);
            }
            (last, before, row) = (before, row, last);
        }
        return before[other.Length];
    }
}
