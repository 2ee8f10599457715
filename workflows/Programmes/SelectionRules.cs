namespace Funding.Workflows.Programmes;

/// <summary>How a ranking selects.</summary>
public enum SelectionShape
{
    /// <summary>So many places, given in the order of the ranking.</summary>
    Rank,

    /// <summary>Everybody whose score reaches <see cref="SelectionRules.MinimumScore"/> (认定类): no places, and nobody in reserve.</summary>
    Threshold,
}

/// <summary>The selection part of a programme's file.</summary>
/// <param name="Places">How many are selected at most; at least 1. Null where a threshold selects.</param>
/// <param name="CapPerCity">How many of one city at most; null for no cap. Applications without a city are exempt.</param>
/// <param name="Reserve">Length of the reserve list; 0 for none.</param>
/// <param name="TieBreak">Criterion ids: between equal scores the higher mean of the first decides, then of the next;
/// what is still equal is decided by the draw.</param>
public sealed record SelectionRules(int? Places, int? CapPerCity, int Reserve, IReadOnlyList<string> TieBreak)
{
    /// <summary>A score below this is never selected; null for no threshold.</summary>
    public decimal? MinimumScore { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public SelectionShape Shape { get; init; }

    /// <summary>How many with one answer at most, beside the cap of a city; null for no such cap.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<GroupCap>? Within { get; init; }
}

/// <param name="By">
/// Id of a choice of the form, <see cref="Desk"/> or <see cref="Organisation"/>. An application without an answer is exempt.
/// </param>
/// <param name="Max">How many of each answer at most; at least 1.</param>
public sealed record GroupCap(string By, int Max)
{
    /// <summary>Counts by the recommending desk, departments included.</summary>
    public const string Desk = "desk";

    /// <summary>Counts by the applicant, which may hand in several.</summary>
    public const string Organisation = "organisation";
}
