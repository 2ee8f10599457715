namespace Funding.Workflows.Benefits;

/// <summary>A year's claim of a line as it was granted; a row of the line's award, one for each year.</summary>
/// <param name="Number">Of the decision letter.</param>
/// <param name="Sheet">Each figure with how it was computed.</param>
public sealed record BenefitClaim(
    string Line, int Year, string RoundId, string CaseId, string Number, Yuan Amount, IReadOnlyList<FigureLine> Sheet, DateOnly DecidedOn)
{
    /// <summary>Null for a line that is no credit.</summary>
    public TaxClaim? Tax { get; init; }

    /// <summary>The budget line that pays it; null where none does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LineId? PaidFrom { get; init; }

    /// <summary>Behind the id of the line's award where it is a person's; null where it is the organisation's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Person { get; init; }

    /// <summary>What was kept of what it came to, for earlier years that had too much; it is not in the amount.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Yuan Kept { get; init; }

    /// <summary>What is asked back of what was paid once the line is withdrawn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public BenefitRecovery Recovery { get; init; }

    /// <summary>By which paper and ledger can be held against each other: of the sheet, its number and its year.</summary>
    [JsonIgnore]
    public string Code => TaskBookContent.CodeOf(Sha256Hex.Of(FundingJson.Serialize(this)));
}

/// <summary>An entry of a line in the order in which they came.</summary>
public sealed record BenefitEntry(int Sequence, BenefitClaim? Claim, TaxWithdrawal? Withdrawal)
{
    /// <summary>What came of a year when it was looked at again; null in any other entry.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BenefitSettlement? Settlement { get; init; }

    /// <summary>Why an investment is on record as withdrawn, or a year settled.</summary>
    public string? Reason { get; init; }

    public DateOnly? On { get; init; }

    /// <summary>What the bank did last with a claim that is paid; null before that.</summary>
    public ClaimPayment? Payment { get; init; }

    /// <summary>What of a claim counts as paid because its holder owed as much.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Yuan SetOff { get; init; }

    /// <summary>What is to be paid back of a claim by its rule since the line was withdrawn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Yuan Recovered { get; init; }

    /// <summary>What the office has asked back of a claim beside that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Yuan Demanded { get; init; }

    /// <summary>What a claim that is decided on keeps for earlier years, before it is posted; null in any other entry.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public KeptHold? Keeps { get; init; }

    /// <summary>Of a claim: by the bank, or by a set-off.</summary>
    [JsonIgnore]
    public Yuan PaidOut => Claim is null ? Yuan.Zero : Payment?.Outcome == PaymentOutcome.Paid ? Claim.Amount : SetOff;

    /// <summary>What is to be paid back of a claim, repaid or not.</summary>
    [JsonIgnore]
    public Yuan Owed => Recovered + Demanded;
}

/// <summary>A grant that is under way keeps so much of what earlier years had too much: another one does not keep it again.</summary>
public sealed record KeptHold(string RoundId, string CaseId, Yuan Amount);

/// <summary>What of a line that is withdrawn is asked back.</summary>
public enum BenefitRecovery
{
    /// <summary>What settled years had too much and no later one has kept.</summary>
    Over,

    /// <summary>Whatever was paid.</summary>
    All,
}

/// <summary>A year of a line that was settled after an audit or by what was really paid, once.</summary>
/// <param name="Due">What the year was worth by it.</param>
/// <param name="Over">What the year had too much; kept from what later years come to.</param>
/// <param name="Document">Of the audit report or the statement of account.</param>
public sealed record BenefitSettlement(int Year, Yuan Due, Yuan Over, string Document, IReadOnlyList<FigureLine> Sheet);

/// <param name="On">The bank's day.</param>
public sealed record ClaimPayment(PaymentOutcome Outcome, int Attempt, DateOnly On);

/// <summary>All that was granted of one line to one enterprise.</summary>
public sealed record BenefitBook(IReadOnlyList<BenefitEntry> Entries)
{
    public static readonly BenefitBook Empty = new([]);

    public IEnumerable<BenefitClaim> Claims => Entries.Select(e => e.Claim).OfType<BenefitClaim>();

    public IEnumerable<BenefitSettlement> Settlements => Entries.Select(e => e.Settlement).OfType<BenefitSettlement>();

    /// <summary>What years had too much and nobody has kept or asked back yet.</summary>
    public Yuan Carried => CarriedFor(null);

    /// <summary>The same for a claim that is decided on: what it keeps already is its own.</summary>
    /// <param name="caseId">Null for none.</param>
    public Yuan CarriedFor(string? caseId) => OverOf(caseId).Values.Sum();

    /// <summary>By settled year what of it nobody has kept or asked back yet; later years keep of the earliest first.</summary>
    /// <inheritdoc cref="CarriedFor"/>
    public IReadOnlyDictionary<int, Yuan> OverOf(string? caseId = null)
    {
        var posted = Claims.Select(c => c.CaseId).ToHashSet(StringComparer.Ordinal);
        var kept = Claims.Sum(c => c.Kept) + Entries.Select(e => e.Keeps).OfType<KeptHold>()
            .Where(k => k.CaseId != caseId && !posted.Contains(k.CaseId)).Sum(k => k.Amount);
        var left = new Dictionary<int, Yuan>();
        foreach (var settled in Settlements.OrderBy(s => s.Year))
        {
            var owed = Entries.Where(e => e.Claim?.Year == settled.Year).Sum(e => e.Owed);
            var open = settled.Over - Yuan.Min(settled.Over, owed);
            var now = Yuan.Min(open, kept);
            kept -= now;
            left[settled.Year] = open - now;
        }

        return left;
    }

    /// <summary>Nothing in it where the line is no credit.</summary>
    public TaxLedger Ledger() => TaxLedger.Of(Entries
        .Where(e => e.Claim?.Tax is not null || e.Withdrawal is not null)
        .Select(e => e.Claim?.Tax is { } claim ? TaxEntry.Of(claim) : TaxEntry.Of(e.Withdrawal!)));
}
