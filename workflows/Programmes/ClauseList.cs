namespace Funding.Workflows.Programmes;

/// <summary>Programmes, or what belongs to them, by clause in the order of the policy, as far as a search leaves them.</summary>
/// <param name="Groups">Those of one clause in the order in which they came; none is empty.</param>
/// <param name="Text">What was searched for; empty for nothing.</param>
/// <param name="Total">How many there are without the search.</param>
public sealed record ClauseList<T>(IReadOnlyList<IGrouping<string, T>> Groups, string Text, int Total)
{
    public int Matching => Groups.Sum(g => g.Count());
}

/// <inheritdoc cref="ClauseList{T}"/>
public static class ClauseList
{
    public static ClauseList<Programme> Of(IReadOnlyList<Programme> programmes, string? typed = null) => Of(
        programmes, p => p.Clause, p => [p.Name, Bilingual.Same(p.Id), .. p.Lead is { } lead ? [lead] : Array.Empty<Bilingual>()], typed);

    /// <param name="names">By what each is found, beside its clause.</param>
    /// <param name="typed">Words, each of which has to be found; null or blank for no search.</param>
    public static ClauseList<T> Of<T>(
        IReadOnlyList<T> all, Func<T, string> clauseOf, Func<T, IReadOnlyList<Bilingual>> names, string? typed)
    {
        var text = (typed ?? "").Trim();
        text = text[..Math.Min(text.Length, RollQuery.LongestText)];
        var words = SearchText.Words(text);
        return new(PolicyClauses.Group(all.Where(Holds), clauseOf), text, all.Count);

        bool Holds(T item)
        {
            if (words.Count == 0) return true;
            var texts = names(item).Append(PolicyClauses.TitleOf(clauseOf(item)))
                .SelectMany(n => new[] { n.Zh, n.En }).Distinct().Select(SearchText.Of).ToList();
            return words.All(word => texts.Exists(t => t.Holds(word)));
        }
    }
}
