namespace Funding.Platform.Text;

/// <summary>
/// A text that is searched: by any part of it in the form of <see cref="TextIdentity"/>, and where it is Chinese by pinyin, each character
/// by its initial or its syllable, in whichever way it may be read.
/// </summary>
public sealed class SearchText
{
    /// <summary>Longer words are looked for as they stand only.</summary>
    private const int LongestByPinyin = 60;

    private readonly string text;
    private readonly Rune[] characters;
    private readonly IReadOnlyList<string>[] readings;

    private SearchText(string text)
    {
        this.text = text;
        characters = [.. text.EnumerateRunes()];
        readings = [.. characters.Select(Pinyin.Of)];
        if (readings.All(r => r.Count == 0)) (characters, readings) = ([], []);
    }

    public static SearchText Of(string? text) => new(TextIdentity.Of(text));

    /// <summary>What was typed, word by word, each in the form of <see cref="TextIdentity"/>.</summary>
    public static IReadOnlyList<string> Words(string? typed) =>
        [.. NormalForm.Nfkc(typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(TextIdentity.Of).Where(word => word.Length > 0)];

    /// <param name="word">One of <see cref="Words"/>.</param>
    public bool Holds(string word) => text.Contains(word, StringComparison.Ordinal)
        || (word.Length <= LongestByPinyin && word.Any(char.IsAsciiLetterLower) && IsRead(word));

    /// <summary>Bit n of the reached ones: the first n letters of the word are read by the characters right before.</summary>
    private bool IsRead(string word)
    {
        var reached = 0UL;
        for (var i = 0; i < characters.Length; i++)
        {
            reached |= 1;
            var next = 0UL;
            for (var at = 0; at < word.Length; at++)
            {
                if ((reached >> at & 1) == 0) continue;
                foreach (var length in Lengths(word.AsSpan(at), i)) next |= 1UL << at + length;
            }

            if ((next >> word.Length & 1) == 1) return true;
            reached = next;
        }

        return false;
    }

    /// <summary>How many letters at the beginning of the rest one character may stand for.</summary>
    private List<int> Lengths(ReadOnlySpan<char> rest, int character)
    {
        var lengths = new List<int>();
        Rune.DecodeFromUtf16(rest, out var itself, out var width);
        if (itself == characters[character]) lengths.Add(width);
        foreach (var reading in readings[character])
        {
            if (reading[0] == rest[0]) lengths.Add(1);
            if (rest.StartsWith(reading, StringComparison.Ordinal)) lengths.Add(reading.Length);
            else if (rest.Length > 1 && reading.AsSpan().StartsWith(rest, StringComparison.Ordinal)) lengths.Add(rest.Length);
        }

        return lengths;
    }
}
