namespace Funding.Workflows.Invitations;

/// <summary>The words by which a list names roles and languages; they stand beside this class, parted by |.</summary>
internal static class InvitationWords
{
    private static readonly Texts Texts = new(typeof(InvitationWords));

    private static readonly Dictionary<string, Role> Roles =
        new[] { Role.Recommender, Role.Officer, Role.Committee }
            .SelectMany(role => Words($"role.{role}").Select(word => (word, role))).ToDictionary(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Languages =
        new[] { "zh", "en" }.SelectMany(language => Words($"language.{language}").Append(language).Select(word => (word, language)))
            .ToDictionary(StringComparer.Ordinal);

    /// <returns>Null for a word that is no role which a list gives.</returns>
    public static Role? RoleOf(string word) => Roles.TryGetValue(TextIdentity.Of(word), out var role) ? role : null;

    /// <returns>"zh", also for nothing, or "en"; null for another word.</returns>
    public static string? LanguageOf(string word) => word.Length == 0 ? "zh" : Languages.GetValueOrDefault(TextIdentity.Of(word));

    private static IEnumerable<string> Words(string key)
    {
        var words = Texts.Of(key);
        return words.Zh.Split('|').Concat(words.En.Split('|')).Select(TextIdentity.Of).Distinct();
    }
}
