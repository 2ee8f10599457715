namespace Funding.Workflows.Programmes;

/// <summary>The clauses of the policy's text by which lists of programmes are ordered and headed.</summary>
public static class PolicyClauses
{
    private const string Numerals = "一二三四五六";

    private static readonly Texts Texts = new(typeof(PolicyClauses));
    private static readonly HashSet<string> Titled = [.. Texts.Keys(inEnglish: false)];

    /// <summary>The part that a clause such as 四（五） stands in, with its title.</summary>
    public static Bilingual PartOf(string clause) => Titled.Contains($"part.{Part(clause)}")
        ? Texts.Of($"part.{Part(clause)}") : Bilingual.Same(clause);

    /// <summary>The clause with its title; itself where the text gives it none.</summary>
    public static Bilingual TitleOf(string clause)
    {
        var key = $"clause.{Part(clause)}.{Item(clause)}";
        return Titled.Contains(key) ? Texts.Of("clause", clause, Texts.Of(key)) : Bilingual.Same(clause);
    }

    /// <summary>By clause in the order of the text; those of one clause in the order in which they come.</summary>
    public static IReadOnlyList<IGrouping<string, T>> Group<T>(IEnumerable<T> items, Func<T, string> clauseOf) =>
        [.. items.GroupBy(clauseOf, StringComparer.Ordinal)
            .OrderBy(g => Part(g.Key)).ThenBy(g => Item(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal)];

    private static int Part(string clause) => Number(clause, 0);

    private static int Item(string clause) => Number(clause, 2);

    // What is no clause of the policy comes last.
    private static int Number(string clause, int at) =>
        clause.Length > at && Numerals.IndexOf(clause[at], StringComparison.Ordinal) is >= 0 and var number
            ? number + 1 : Numerals.Length + 1;
}
