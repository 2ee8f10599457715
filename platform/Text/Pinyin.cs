namespace Funding.Platform.Text;

/// <summary>How Chinese characters are read; pinyin.py wrote the table and says what its lines mean.</summary>
public static class Pinyin
{
    private static readonly FrozenDictionary<int, string[]> Table = Read();

    /// <summary>Readings without tones, the usual one first: "zhong", "chong"; ü is "v", and "u" too. None for other scripts.</summary>
    public static IReadOnlyList<string> Of(Rune character) => Table.TryGetValue(character.Value, out var readings) ? readings : [];

    /// <summary>Names sort by it as a Chinese index does: by the usual reading of each character.</summary>
    public static string SortKey(string text)
    {
        var key = new StringBuilder();
        foreach (var character in TextIdentity.Of(text).EnumerateRunes())
        {
            if (Table.TryGetValue(character.Value, out var readings)) key.Append(readings[0]).Append(' ');
            key.Append(character.ToString());
        }

        return key.ToString();
    }

    private static FrozenDictionary<int, string[]> Read()
    {
        var (first, other) = (new Dictionary<int, string>(), new List<(int Code, string Syllable)>());
        using var file = new StreamReader(typeof(Pinyin).Assembly.GetManifestResourceStream("pinyin.txt")!);
        while (file.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var (space, bar) = (line.IndexOf(' '), line.IndexOf('|'));
            var syllable = line[..space];
            foreach (var rune in line[(space + 1)..bar].EnumerateRunes()) first[rune.Value] = syllable;
            other.AddRange(line[(bar + 1)..].EnumerateRunes().Select(rune => (rune.Value, syllable)));
        }

        var others = other.ToLookup(o => o.Code, o => o.Syllable);
        return first.ToFrozenDictionary(f => f.Key, f => (string[])[.. others[f.Key].Prepend(f.Value).SelectMany(Typed).Distinct()]);
    }

    private static string[] Typed(string syllable) => syllable.Contains('v') ? [syllable, syllable.Replace('v', 'u')] : [syllable];
}
