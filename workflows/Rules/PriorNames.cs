namespace Funding.Workflows.Rules;

/// <summary>A programme as a rule names it.</summary>
/// <param name="Word">In the rule.</param>
/// <param name="Ids">Under which its awards and rounds are kept: its file's, and that of lists from before it had one.</param>
public sealed record PriorName(string Word, Bilingual Name, IReadOnlySet<string> Ids);

public static class PriorNames
{
    /// <param name="programme">Of the rules.</param>
    /// <param name="files">The programmes that have a file today.</param>
    public static IReadOnlyList<PriorName> Of(
        IReadOnlyList<PriorAsk> asks, Programme programme, IReadOnlyList<Programme> files) =>
    [
        .. asks.Where(a => a.Word != PriorWord.PrizePlace).Select(a => WordOf(a, programme)).Distinct()
            .Select(word => Of(word, programme, files)),
    ];

    /// <summary>A word without a programme means that of the rule.</summary>
    public static string WordOf(PriorAsk ask, Programme programme) => ask.Programme.Length > 0 ? ask.Programme : programme.Id;

    private static PriorName Of(string word, Programme programme, IReadOnlyList<Programme> files)
    {
        var declared = programme.OtherProgrammes?.FirstOrDefault(o => o.Id == word)?.Name;
        var name = declared ?? (word == programme.Id ? programme.Name : files.FirstOrDefault(f => f.Id == word)?.Name);
        string[] earlier = declared is null ? [] : [EarlierAwardId.ProgrammeOf(declared.Zh)];
        return new(word, name ?? Bilingual.Same(word), earlier.Append(word).ToHashSet(StringComparer.Ordinal));
    }
}
