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

    /// <summary>Entries that their applicants withdrew after the ranking, in rank order; the hash is of the ranking before.</summary>
    public IReadOnlyList<WithdrawnKey> Withdrawn { get; init; } = [];

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

    /// <summary>With withdrawals, which have no name any more.</summary>
    public RankingFile Without(IReadOnlyList<WithdrawnKey> withdrawn) => this with
    {
        Withdrawn = withdrawn,
        Applications = Applications.Where(a => withdrawn.All(w => w.Key != a.Key)).ToDictionary(StringComparer.Ordinal),
    };
}

/// <param name="On">The Shanghai day of the withdrawal.</param>
public sealed record WithdrawnKey(string Key, DateOnly On);
