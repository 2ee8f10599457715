namespace Funding.Workflows.Selection;

/// <summary>A published ranking. The committee's and the public's differ in the names alone.</summary>
public sealed record RankingFile
{
    public required string Hash { get; init; }
    public required RankingInputs Inputs { get; init; }
    public required RankingResult Result { get; init; }

    /// <summary>Applications' names by key; in the public file only those who are named in public.</summary>
    public required IReadOnlyDictionary<string, string> Applications { get; init; }

    /// <summary>Experts' names by key; empty in the public file.</summary>
    public required IReadOnlyDictionary<string, string> Experts { get; init; }

    /// <summary>The committee's file of a round, with ranking and hash computed.</summary>
    public static RankingFile Of(
        RankingInputs inputs, IReadOnlyDictionary<string, string> applications, IReadOnlyDictionary<string, string> experts)
    {
        var result = Ranking.Rank(inputs);
        return new()
        {
            Hash = RankingHash.Of(inputs, result),
            Inputs = inputs,
            Result = result,
            Applications = applications,
            Experts = experts,
        };
    }

    /// <summary>Without experts' names, and with the names only of those keys.</summary>
    public RankingFile ForPublic(IReadOnlySet<string> named) => this with
    {
        Applications = Applications.Where(a => named.Contains(a.Key)).ToDictionary(StringComparer.Ordinal),
        Experts = new Dictionary<string, string>(),
    };

    /// <summary>
    /// Without the names of those keys, whose applicants withdrew after the ranking. That they did stands elsewhere: what the hash does
    /// not cover is not in the file.
    /// </summary>
    public RankingFile WithoutNamesOf(IReadOnlySet<string> withdrawn) => this with
    {
        Applications = Applications.Where(a => !withdrawn.Contains(a.Key)).ToDictionary(StringComparer.Ordinal),
    };
}
