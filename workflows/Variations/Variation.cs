namespace Funding.Workflows.Variations;

/// <summary>Whose turn it is.</summary>
public enum VariationPhase
{
    /// <summary>The member's that is to join, to leave or to lead.</summary>
    Member,

    /// <summary>The recommending desk's.</summary>
    Opinion,

    /// <summary>An officer's.</summary>
    Verdict,

    /// <summary>A second officer's.</summary>
    Confirmation,
    Granted,
    Refused,
    TakenBack,

    /// <summary>Whoever was to join, or to lead, does not want to.</summary>
    Declined,
}

/// <summary>What is asked for: one of these, by the change.</summary>
/// <param name="Leader">Name and post.</param>
/// <param name="Book">The whole task book as it would be.</param>
/// <param name="Year">Whose figures are to be reached a year later.</param>
/// <param name="Targets">Ids of those targets.</param>
/// <param name="Until">The last day as it would be.</param>
/// <param name="Leaves">Credit code of the member.</param>
/// <param name="Joins">The member as it would be.</param>
/// <param name="Lead">The member that would lead.</param>
/// <param name="Budget">The whole budget as it would be.</param>
public sealed record VariationWish(
    string? Leader = null, TaskBook? Book = null, string? Year = null, IReadOnlyList<string>? Targets = null, DateOnly? Until = null,
    string? Leaves = null, RosterEntry? Joins = null, LeadWish? Lead = null, AwardBudget? Budget = null)
{
    /// <summary>Credit code of the member that it is about; null where it is about none.</summary>
    [JsonIgnore]
    public string? Member => Leaves ?? Joins?.CreditCode ?? Lead?.Code;

    /// <summary>The member has to consent by its link before anybody decides, however long it takes.</summary>
    [JsonIgnore]
    public bool NeedsConsent => Joins is not null || Lead is not null;
}

/// <param name="Code">Credit code of the member that would lead.</param>
/// <param name="Former">The one that led, as the member that it would be; null where it would leave.</param>
public sealed record LeadWish(string Code, string Name, RosterEntry? Former);

/// <summary>What the member said by its own link: that it consents, or agrees to leave, or does not.</summary>
/// <param name="Text">Its reasons; empty where none were given.</param>
/// <param name="Covers">SHA-256 of what it consented to; null where it was asked for no consent.</param>
public sealed record MemberWord(bool Agrees, string Text, string By, DateTimeOffset At, string? Covers = null);

/// <summary>What an officer found.</summary>
/// <param name="Text">The reasons, as the holder reads them; empty where none were given.</param>
public sealed record VariationVerdict(bool Granted, string Text, string By, DateTimeOffset At);

/// <summary>A variation that the holder of an award asked for (变更申请); a row of the award, which stays.</summary>
/// <param name="Number">From 1 in its award.</param>
/// <param name="Change">As the file writes it.</param>
/// <param name="Reason">The holder's.</param>
/// <param name="Before">
/// Leader, last day, lead or member as it was when it was asked for; null for figures, see <see cref="BookBefore"/>, and for one that
/// joins.
/// </param>
public sealed record Variation(
    int Number, string Change, VariationWish Wish, string Reason, string? Before, string By, string ByName, DateTimeOffset At)
{
    /// <summary>The task book that a change of figures began from.</summary>
    public TaskBook? BookBefore { get; init; }

    /// <summary>The budget that a shift began from.</summary>
    public AwardBudget? BudgetBefore { get; init; }

    /// <summary>Person id of who answers for the member by its link; null where none is asked.</summary>
    public string? AskedOf { get; init; }

    /// <summary>The last day on which the member is heard; null where its word is waited for as long as it takes.</summary>
    public DateOnly? MemberBy { get; init; }

    public MemberWord? Word { get; init; }

    /// <summary>The member that leaves asked for it itself.</summary>
    [JsonIgnore]
    public bool IsByMember => AskedOf == By && Wish.Leaves is not null;

    /// <summary>The last day of the desk's opinion; null where it is not asked, or the member has to speak first.</summary>
    public DateOnly? DeskBy { get; init; }

    public DeskOpinion? Opinion { get; init; }

    /// <summary>The latest; it stands once it is confirmed, where that is asked.</summary>
    public VariationVerdict? Verdict { get; init; }

    /// <summary>Whether <see cref="Verdict"/> waits for a second officer: one that nobody has to confirm ends it.</summary>
    [JsonIgnore]
    public bool Waits => IsOpen && Verdict is not null && ReturnedFor is null;

    /// <summary>Why the second officer gave the verdict back; null where nobody did.</summary>
    public string? ReturnedFor { get; init; }

    public string? ConfirmedBy { get; init; }

    /// <summary>Null while it is open.</summary>
    public VariationPhase? End { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    [JsonIgnore]
    public bool IsOpen => End is null;

    public VariationPhase PhaseOn(DateOnly today) => End
        ?? (AskedOf is not null && Word is null && (MemberBy is null || today <= MemberBy) ? VariationPhase.Member
            : Waits ? VariationPhase.Confirmation
            : DeskBy is { } by && Opinion is null && today <= by ? VariationPhase.Opinion : VariationPhase.Verdict);
}
