namespace Funding.Workflows.Selection;

public enum Standing
{
    Selected,
    Reserve,
    NotSelected,
    NotRanked,
}

public enum StandingReason
{
    /// <summary>Its rank is within the places.</summary>
    WithinPlaces,

    /// <summary>Every place was taken before its turn.</summary>
    BeyondPlaces,

    /// <summary>Places were left at its turn, but its city had its cap.</summary>
    CityCapReached,

    /// <summary>Its score is under the programme's threshold.</summary>
    BelowMinimum,

    /// <summary>No signed sheet.</summary>
    NoSheets,

    /// <summary>Its score reaches the threshold: nothing else is asked.</summary>
    ReachesThreshold,

    /// <summary>No order was given: it is eligible, and the list has every eligible one.</summary>
    Listed,

    /// <summary>Places were left at its turn, but those with its answer had their cap.</summary>
    CapReached,

    /// <summary>Its rank alone would not do: it has a place of those that its stratum has at least.</summary>
    WithinMinimum,

    /// <summary>Its rank alone would do, but the place is one of those that another stratum has at least.</summary>
    PlacesKept,

    /// <summary>It has all that it asks for of the budget.</summary>
    WithinBudget,

    /// <summary>It asks for more than was left at its turn and has what was left.</summary>
    PartOfBudget,

    /// <summary>What was left of the budget at its turn was too little for it.</summary>
    BeyondBudget,

    /// <summary>No figure says what it asks for.</summary>
    NothingAsked,

    /// <summary>Every place of its lot was taken before its turn.</summary>
    LotFull,
}

/// <summary>Where one application stands and why.</summary>
/// <param name="Rank">From 1, among those with a score; null when not ranked.</param>
/// <param name="ReserveNumber">From 1, on the reserve list; null otherwise.</param>
/// <param name="DecidedBy">What put it behind the entry before it: "score", a criterion's id, "draw"; null for the first.</param>
public sealed record RankedEntry(
    string Key,
    string? City,
    int? Rank,
    decimal? Score,
    int Sheets,
    bool IsPlainMean,
    Standing Standing,
    StandingReason Reason,
    int? ReserveNumber,
    string? DecidedBy)
{
    /// <inheritdoc cref="RankingApplication.Groups"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Groups { get; init; }

    /// <inheritdoc cref="RankingApplication.Asked"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Asked { get; init; }

    /// <inheritdoc cref="RankingApplication.Bid"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RankedBid? Bid { get; init; }

    /// <summary>What its sheets are worth without the price, out of 100; null where no price counts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Quality { get; init; }

    /// <summary>What it has of the budget, or of its lot's places; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Granted { get; init; }
}

/// <param name="Entries">In rank order; those not ranked at the end, by key.</param>
public sealed record RankingResult(IReadOnlyList<RankedEntry> Entries)
{
    public IEnumerable<RankedEntry> Selected => Entries.Where(e => e.Standing == Standing.Selected);

    public IEnumerable<RankedEntry> ReserveList => Entries.Where(e => e.Standing == Standing.Reserve);
}
