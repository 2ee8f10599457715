namespace Funding.Workflows.Programmes;

/// <summary>How a ranking selects.</summary>
public enum SelectionShape
{
    /// <summary>So many places, given in the order of the ranking.</summary>
    Rank,

    /// <summary>Everybody whose score reaches <see cref="SelectionRules.MinimumScore"/> (认定类): no places, and nobody in reserve.</summary>
    Threshold,

    /// <summary>So many places, of which each of <see cref="SelectionRules.Strata"/> has at least some and at most some.</summary>
    Strata,

    /// <summary>Down the ranking each has what it asks for, while there is something of <see cref="SelectionRules.Budget"/> left.</summary>
    Budget,

    /// <summary>
    /// By lots: quality and price together make the score, and down the ranking each has the places that it offers, while its lot has
    /// places and there is money left.
    /// </summary>
    [JsonStringEnumMemberName("price-quality")]
    PriceQuality,
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

    /// <summary>Of the shape strata; null for every other.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StrataRules? Strata { get; init; }

    /// <summary>Of the shape budget; null for every other.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BudgetRules? Budget { get; init; }

    /// <summary>Of the shape price-quality; null for every other.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PriceRules? Price { get; init; }

    /// <summary>What applications are counted by, beside their city.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> CountedBy =>
        [.. (Within ?? []).Select(w => w.By), .. Strata is { By: var by } ? new[] { by } : []];
}

/// <summary>Kinds of applications that places are kept for and limited by. Who belongs to none has of the places what is left.</summary>
/// <param name="By">Id of a choice of the form, <see cref="GroupCap.Desk"/> or <see cref="ApplicantKind"/>.</param>
/// <param name="Each">The minima are together no more than the places.</param>
public sealed record StrataRules(string By, IReadOnlyList<Stratum> Each)
{
    /// <summary>By the applicant's kind.</summary>
    public const string ApplicantKind = "applicant-kind";
}

/// <summary>A quantity that is given away down the ranking, such as the students of a year's plan; never more than there is.</summary>
/// <param name="By">Id of a number field of the form, or of a department that is asked for a figure of each case.</param>
/// <param name="Total">What there is, in the unit of the figure; above 0.</param>
/// <param name="Least">
/// Who asks for more than is left has what is left where that is so much at least; null where each has all that it asks for or nothing.
/// </param>
public sealed record BudgetRules(string By, decimal Total, decimal? Least = null)
{
    /// <summary>Of every amount, at most.</summary>
    public const int Decimals = 4;
}

/// <summary>How prices count beside quality, and how far places and money go.</summary>
/// <param name="Weight">Points of 100 that the lowest price of its lot gets; the quality has the others.</param>
/// <param name="Total">Yuan that there are for all lots together; above 0.</param>
public sealed record PriceRules(decimal Weight, decimal Total)
{
    /// <summary>As the form has them: a file says them there alone, a ranking's inputs carry them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PriceLot>? Lots { get; init; }
}

/// <summary>What is bid for.</summary>
/// <param name="Id">The only one of its programme.</param>
/// <param name="Ceiling">Yuan for one place at most; above 0, to the fen.</param>
/// <param name="Places">So many places in all; at least 1.</param>
public sealed record PriceLot(string Id, decimal Ceiling, int Places);

/// <param name="Of">The answers that belong to it; each to one stratum at most.</param>
/// <param name="Min">Places that are its own while it has applications for them; at least 0.</param>
/// <param name="Max">Places that it has at most; at least 1, and <paramref name="Min"/>.</param>
public sealed record Stratum(IReadOnlyList<string> Of, int Min, int Max);

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
