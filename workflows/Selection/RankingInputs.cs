namespace Funding.Workflows.Selection;

/// <summary>
/// All that a ranking depends on, and nothing that names a person or an organisation: applications and experts
/// appear by keys that are pseudonyms (see <see cref="Pseudonyms"/>). Both published files carry it whole.
/// </summary>
public sealed record RankingInputs
{
    public required string RoundId { get; init; }
    public required IReadOnlyList<RubricCriterion> Rubric { get; init; }
    public required SelectionRules Rules { get; init; }
    public required IReadOnlyList<RankingApplication> Applications { get; init; }
    public required IReadOnlyList<SignedSheet> Sheets { get; init; }

    /// <summary>The application keys in drawn order, earlier wins: the last tie-break. Keys not ranked may be absent.</summary>
    public required IReadOnlyList<string> DrawOrder { get; init; }
}

/// <param name="Key">The application's pseudonym.</param>
/// <param name="City">Whose cap it counts against; null when exempt, as for a provincial institution.</param>
public sealed record RankingApplication(string Key, string? City)
{
    /// <summary>What the other caps count it by, see <see cref="RankingGroups"/>; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Groups { get; init; }

    /// <summary>What it asks for of the rules' budget, in the unit of its figure; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Asked { get; init; }

    /// <summary>Of a bid: its lot, and yuan for one place; what it offers is what it asks for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RankedBid? Bid { get; init; }
}

/// <param name="Lot">Id of the lot.</param>
/// <param name="Price">Yuan for one place, above 0; null where it could not be opened.</param>
public sealed record RankedBid(string Lot, decimal? Price);

/// <param name="Application">The application's key.</param>
/// <param name="Expert">The expert's key.</param>
/// <param name="Scores">By criterion id, one for each criterion of the rubric.</param>
public sealed record SignedSheet(string Application, string Expert, IReadOnlyDictionary<string, decimal> Scores);
