namespace Funding.Workflows.Programmes;

/// <summary>
/// The money of an award as its programme's file says it: from which budget line, shared out by which rule, paid in which tranches. Every
/// figure of it is the authority's.
/// </summary>
/// <param name="Source">Whose money: <c>provincial</c> or <c>central</c>; with programme and year it names the budget line.</param>
/// <param name="Tranches">In order; their shares are 100 together.</param>
public sealed record MoneyOutline(string Source, AllocationOutline Allocation, IReadOnlyList<TrancheOutline> Tranches)
{
    public const string Provincial = "provincial";
    public const string Central = "central";

    /// <summary>How much of what was paid a withdrawal asks back.</summary>
    public Recovery Recovery { get; init; }

    /// <summary>By which clause it is so, or that it is the authority's setting.</summary>
    public string Clause { get; init; } = AuthoritySetting;

    /// <summary>A clause that is none of the policy's.</summary>
    public const string AuthoritySetting = "authority's setting";

    /// <summary>The tranches as they are paid: what one holds back is a payment of its own.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Payments =>
        [.. Tranches.SelectMany(t => t.HeldBack is null ? [t.Id] : new[] { t.Id, t.HeldId })];
}

/// <summary>The five ways to share money out.</summary>
public enum AllocationKind
{
    /// <summary>The same for each (定额).</summary>
    Fixed,

    /// <summary>By place in the ranking (分档).</summary>
    Bands,

    /// <summary>All that the line has, by a figure of each (因素法).</summary>
    Proportional,

    /// <summary>A rate for each unit (按量).</summary>
    [JsonStringEnumMemberName("per-unit")]
    PerUnit,

    /// <summary>What each asked for (报价).</summary>
    Bid,
}

/// <summary>By which rule money is shared out; what its kind does not use is null.</summary>
public sealed record AllocationOutline(AllocationKind Kind)
{
    /// <summary>Of fixed: yuan for each.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Each { get; init; }

    /// <summary>Of bands, from the first place on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BandOutline>? Bands { get; init; }

    /// <summary>Of per-unit: yuan for one unit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Rate { get; init; }

    /// <summary>
    /// Of proportional, per-unit and bid: a number in the words of rules; of bid it is yuan, and null where a ranking by quality and price
    /// says it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Figure { get; init; }

    /// <summary>Of proportional: yuan that each has at least.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Floor { get; init; }

    /// <summary>Of proportional: yuan that each has at most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Cap { get; init; }

    /// <summary>Where amounts together pass what the line has, all are reduced alike; else the ranking waits.</summary>
    public bool Reduces { get; init; }
}

/// <param name="UpTo">The last place of the band.</param>
/// <param name="Amount">Yuan for each in it.</param>
public sealed record BandOutline(int UpTo, decimal Amount);

/// <summary>How much of what was paid is to be paid back after a withdrawal.</summary>
public enum Recovery
{
    All,

    /// <summary>Of each tranche the part of the term that was left, day by day.</summary>
    [JsonStringEnumMemberName("rest-of-term")]
    RestOfTerm,

    None,
}

/// <summary>A part of an award's amount with the moment from which it may be paid.</summary>
/// <param name="Id">The only one of its award; payments keep it.</param>
/// <param name="Share">Percent of the amount.</param>
/// <param name="On">
/// <c>award</c>, <c>end-of-term</c>, a day such as 09-01, or the id of a duty that has to have passed with all going on.
/// </param>
public sealed record TrancheOutline(string Id, Bilingual Name, decimal Share, string On)
{
    private const string Held = "-held";

    /// <summary>Months after <see cref="On"/>, before it where negative; of award and end-of-term.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Months { get; init; }

    /// <summary>Of a duty that comes every year and of a day: in the first, second… year of the award.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Year { get; init; }

    /// <summary>Percent of the tranche that waits for <see cref="HeldUntil"/>; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? HeldBack { get; init; }

    /// <summary>The duty that what is held back waits for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? HeldUntil { get; init; }

    /// <summary>So many years after the round's its budget line is; 0 for the round's own.</summary>
    public int YearsLater { get; init; }

    /// <summary>The payment of what is held back.</summary>
    [JsonIgnore]
    public string HeldId => Id + Held;

    /// <summary>Whether an id could be that of what a tranche holds back.</summary>
    public static bool IsHeldId(string id) => id.EndsWith(Held, StringComparison.Ordinal);
}
