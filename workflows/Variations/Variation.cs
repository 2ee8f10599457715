namespace Funding.Workflows.Variations;

/// <summary>Whose turn it is.</summary>
public enum VariationPhase
{
    /// <summary>The recommending desk's.</summary>
    Opinion,

    /// <summary>An officer's.</summary>
    Verdict,

    /// <summary>A second officer's.</summary>
    Confirmation,
    Granted,
    Refused,
    TakenBack,
}

/// <summary>What is asked for: one of these, by the change.</summary>
/// <param name="Leader">Name and post.</param>
/// <param name="Book">The whole task book as it would be.</param>
/// <param name="Year">Whose figures are to be reached a year later.</param>
/// <param name="Targets">Ids of those targets.</param>
/// <param name="Until">The last day as it would be.</param>
public sealed record VariationWish(
    string? Leader = null, TaskBook? Book = null, string? Year = null, IReadOnlyList<string>? Targets = null, DateOnly? Until = null);

/// <summary>What an officer found.</summary>
/// <param name="Text">The reasons, as the holder reads them; empty where none were given.</param>
public sealed record VariationVerdict(bool Granted, string Text, string By, DateTimeOffset At);

/// <summary>A variation that the holder of an award asked for (变更申请); a row of the award, which stays.</summary>
/// <param name="Number">From 1 in its award.</param>
/// <param name="Reason">The holder's.</param>
/// <param name="Before">Leader or last day as it was when it was asked for; null for figures, see <see cref="BookBefore"/>.</param>
public sealed record Variation(
    int Number, VariationChange Change, VariationWish Wish, string Reason, string? Before, string By, string ByName, DateTimeOffset At)
{
    /// <summary>The task book that a change of figures began from.</summary>
    public TaskBook? BookBefore { get; init; }

    /// <summary>The last day of the desk's opinion; null where it is not asked.</summary>
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
        ?? (Waits ? VariationPhase.Confirmation
            : DeskBy is { } by && Opinion is null && today <= by ? VariationPhase.Opinion : VariationPhase.Verdict);
}
