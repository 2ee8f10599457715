namespace Funding.Platform.Spreadsheets;

/// <summary>How wide the columns of a sheet are, and what it is called. Pure.</summary>
public static class SheetLayout
{
    // A filter's button stands in the heading.
    private const int Button = 3;
    private const int Narrowest = 8;
    private const int Widest = 60;
    private const int NameCharacters = 31;

    /// <summary>In characters, by the headings and the first rows; a Chinese character takes two.</summary>
    public static IReadOnlyList<int> Widths(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<object?>> rows)
    {
        int[] widths = [.. headers.Select(h => Of(h) + Button)];
        foreach (var row in rows)
        {
            for (var i = 0; i < Math.Min(widths.Length, row.Count); i++)
            {
                widths[i] = Math.Max(widths[i], row[i] is decimal number
                    ? number.ToString(CultureInfo.InvariantCulture).Length : Of(row[i] as string ?? "") + 1);
            }
        }

        return [.. widths.Select(w => Math.Clamp(w, Narrowest, Widest))];
    }

    /// <summary>
    /// Names that spreadsheet programs take, in order: at most 31 characters, none of : \ / ? * [ ], no apostrophe at an end, and no two
    /// alike.
    /// </summary>
    public static IReadOnlyList<string> Names(IEnumerable<string> wished)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        foreach (var wish in wished)
        {
            var clean = string.Concat(wish.Where(c => !char.IsControl(c) && c is not (':' or '\\' or '/' or '?' or '*' or '[' or ']')))
                .Trim().Trim('\'');
            // History is the name of a sheet of its own in some programs.
            var name = clean.Length == 0 || clean.Equals("History", StringComparison.OrdinalIgnoreCase)
                ? "Sheet" : Cut(clean, NameCharacters);
            var unique = name;
            for (var n = 2; !taken.Add(unique); n++)
            {
                var ending = $" {n.ToString(CultureInfo.InvariantCulture)}";
                unique = Cut(name, NameCharacters - ending.Length) + ending;
            }

            names.Add(unique);
        }

        return names;
    }

    private static string Cut(string text, int most)
    {
        var cut = text[..Math.Min(text.Length, most)];
        return (cut.Length > 0 && char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut).TrimEnd();
    }

    /// <summary>Of the longest line.</summary>
    private static int Of(string text) => text.Split('\n').Max(line => line.EnumerateRunes().Sum(r => r.Value >= 0x1100 ? 2 : 1));
}
