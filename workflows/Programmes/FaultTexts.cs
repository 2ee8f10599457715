namespace Funding.Workflows.Programmes;

/// <summary>
/// What is wrong with a file, in Chinese, for who composes on the screen. Checks say it in English, as a start prints it; the Chinese
/// sentence is found by the English one.
/// </summary>
internal static partial class FaultTexts
{
    private static readonly Texts Texts = new(typeof(FaultTexts));

    // Those with the most words of their own first: a shorter one may fit a longer message.
    private static readonly Lazy<IReadOnlyList<(Regex English, string Chinese)>> Sentences = new(() =>
    [
        .. All().Where(t => Place().IsMatch(t.English)).OrderByDescending(t => Place().Replace(t.English, "").Length)
            .Select(t => (PatternOf(t.English), t.Chinese)),
    ]);

    private static readonly Lazy<Dictionary<string, string>> Words = new(() => All().ToDictionary(t => t.English, t => t.Chinese));

    /// <returns>Null where it is not among those that are known.</returns>
    public static string? Chinese(string message)
    {
        if (Words.Value.TryGetValue(message, out var said)) return said;
        foreach (var (english, chinese) in Sentences.Value)
        {
            if (english.Match(message) is not { Success: true } match) continue;
            // Ids and lists stay as they are; a word of ours is said in Chinese.
            return Place().Replace(chinese, place => match.Groups[$"p{place.Groups[1].Value}"].Value is var value
                && Words.Value.TryGetValue(value, out var word) ? word : value);
        }

        return null;
    }

    private static IEnumerable<(string English, string Chinese)> All() =>
        Texts.Keys(inEnglish: true).Select(key => (Texts.Get(key, inEnglish: true), Texts.Get(key, inEnglish: false)));

    private static Regex PatternOf(string english)
    {
        var escaped = Regex.Escape(english).Replace(@"\{", "{", StringComparison.Ordinal);
        return new(
            $@"\A{Place().Replace(escaped, place => $"(?<p{place.Groups[1].Value}>.*?)")}\z",
            RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Place();
}
