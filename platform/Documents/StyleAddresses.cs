namespace Funding.Platform.Documents;

/// <summary>What a style sheet or a style attribute loads, however it is escaped or commented.</summary>
internal static partial class StyleAddresses
{
    public static IEnumerable<string> Of(string style)
    {
        var plain = Comment().Replace(Escape().Replace(style, e =>
            int.Parse(e.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and < 0xD800 and var code
                ? ((char)code).ToString() : ""), " ");
        return Loaded().Matches(plain).Select(m => m.Groups[1].Value)
            .Concat(ImageSet().Matches(plain).SelectMany(m => Quoted().Matches(m.Value)).Select(m => m.Groups[1].Value));
    }

    [GeneratedRegex(@"\\([0-9A-Fa-f]{1,6})\s?")]
    private static partial Regex Escape();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("""(?:@import\s*(?:url\s*\(\s*)?|\burl\s*\(\s*)["']?\s*([^"')\s;]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Loaded();

    [GeneratedRegex(@"\bimage-set\s*\([^;{}]*", RegexOptions.IgnoreCase)]
    private static partial Regex ImageSet();

    [GeneratedRegex("""["']\s*([^"']+)["']""")]
    private static partial Regex Quoted();
}
