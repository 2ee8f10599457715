namespace Funding.Workflows.Awards.Earlier;

/// <summary>The words by which a list tells how an award stands; they stand beside this class, parted by |.</summary>
internal static class EarlierWords
{
    private static readonly Texts Texts = new(typeof(EarlierWords));

    private static readonly Dictionary<string, AwardStanding> Standings =
        new[] { AwardStanding.Live, AwardStanding.Suspended, AwardStanding.Expired, AwardStanding.Withdrawn }
            .SelectMany(standing => Words($"standing.{standing}").Select(word => (word, standing))).ToDictionary(StringComparer.Ordinal);

    /// <returns>Null for a word that is none; a list supersedes nothing.</returns>
    public static AwardStanding? StandingOf(string word) =>
        Standings.TryGetValue(TextIdentity.Of(word), out var standing) ? standing : null;

    private static IEnumerable<string> Words(string key)
    {
        var words = Texts.Of(key);
        return words.Zh.Split('|').Concat(words.En.Split('|')).Select(TextIdentity.Of).Distinct();
    }
}
