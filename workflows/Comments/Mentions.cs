namespace Funding.Workflows.Comments;

/// <summary>Somebody of the office who handles the round.</summary>
public sealed record Colleague(string PersonId, string Name);

/// <summary>
/// Whom a comment mentions: @ and then the name of a colleague, as the page shows it. The longest name that fits is meant. An @ right
/// behind a Latin letter or a digit stands in an address and mentions nobody. Pure.
/// </summary>
public sealed record Mentions(IReadOnlyList<string> PersonIds, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>Persons that one comment mentions at most.</summary>
    public const int Most = 10;

    private const int ShownCharacters = 12;

    public static Mentions In(string text, IReadOnlyList<Colleague> colleagues)
    {
        var (found, refusals) = (new List<string>(), new List<Refusal>());
        for (var at = text.AsSpan().IndexOfAny('@', '＠'); at >= 0; at = NextOf(text, at))
        {
            if (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '_' or '-' or '+')) continue;
            var rest = text[(at + 1)..];
            if (rest.Length == 0 || char.IsWhiteSpace(rest[0])) continue;
            var named = colleagues.Where(c => c.Name.Length > 0 && rest.StartsWith(c.Name, StringComparison.OrdinalIgnoreCase))
                .GroupBy(c => c.Name.Length).MaxBy(g => g.Key)?.Select(c => c.PersonId).Distinct(StringComparer.Ordinal).ToList();
            if (named is null) refusals.Add(CommentRefusals.Nobody(Excerpt.Of(WordOf(rest), ShownCharacters)));
            else if (named is [var one]) found.Add(one);
            else refusals.Add(CommentRefusals.Several(rest[..colleagues.First(c => c.PersonId == named[0]).Name.Length]));
        }

        List<string> persons = [.. found.Distinct(StringComparer.Ordinal)];
        if (persons.Count > Most) refusals.Add(CommentRefusals.TooManyMentions(Most));
        return new(persons, refusals);
    }

    private static int NextOf(string text, int at) => text.AsSpan(at + 1).IndexOfAny('@', '＠') is >= 0 and var next ? at + 1 + next : -1;

    private static string WordOf(string rest) => string.Concat(rest.TakeWhile(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c)));
}
