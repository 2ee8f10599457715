namespace Funding.Workflows.Money;

/// <summary>What an administrator proposes of a line.</summary>
public enum BudgetChangeKind
{
    /// <summary>A document sets the line, or raises it (下达).</summary>
    Plan,

    /// <summary>To another line (调剂).</summary>
    Transfer,

    /// <summary>To an award, for which it is reserved at once (安排).</summary>
    Award,
}

/// <summary>Proposed by one administrator, confirmed by another.</summary>
/// <param name="Number">In its line, from 1.</param>
/// <param name="Document">文号 by which it is so.</param>
public sealed record BudgetChange(
    int Number, BudgetChangeKind Kind, Yuan Amount, string Document, string Reason, string ByPerson, string ByName, DateTimeOffset At)
{
    /// <summary>Of a transfer.</summary>
    public LineId? To { get; init; }

    /// <summary>Id of the award that gets it.</summary>
    public string? Award { get; init; }

    /// <summary>The award's holder and title, for those who read it.</summary>
    public string? AwardName { get; init; }

    /// <summary>Null while it waits.</summary>
    public BudgetDecision? Decision { get; init; }

    /// <summary>Under which case its postings stand, in both lines of a transfer.</summary>
    public string CaseOf(LineId line) => Kind switch
    {
        BudgetChangeKind.Award => Award!,
        BudgetChangeKind.Transfer => string.Create(
            CultureInfo.InvariantCulture, $"{line.Programme}-{line.Year}-{line.SourceId}-{Number}"),
        _ => DocumentCase(Document),
    };

    /// <summary>A document gives a line money once, however its number is written.</summary>
    public static string DocumentCase(string document) => "document-" + Sha256Hex.Of(TextIdentity.Of(document))[..12];

    /// <summary>What is posted when it is proposed; null for nothing.</summary>
    public PostingDraft? AtProposal() => Kind == BudgetChangeKind.Award
        ? PostingDraft.Of(Award!, PostingPurpose.Reserve, Amount, Number, Document) : null;

    /// <summary>What is posted when it is decided; null for nothing.</summary>
    public PostingDraft? AtDecision(LineId line, bool accepted) => (Kind, accepted) switch
    {
        (BudgetChangeKind.Plan, true) => PostingDraft.Of(CaseOf(line), PostingPurpose.Plan, Amount, 1, Document),
        (BudgetChangeKind.Transfer, true) => PostingDraft.Of(CaseOf(line), PostingPurpose.Transfer, Amount, 1, Document),
        (BudgetChangeKind.Award, true) => PostingDraft.Of(Award!, PostingPurpose.Commit, Amount, Number, Document),
        (BudgetChangeKind.Award, false) => PostingDraft.Of(Award!, PostingPurpose.Release, Amount, Number, Document),
        _ => null,
    };

    /// <summary>What the other line of a transfer gets.</summary>
    public PostingDraft Arriving(LineId from) => new(
        new(CaseOf(from), PostingPurpose.Transfer, 1), LedgerAccount.InTransit, LedgerAccount.Available, Amount, Document);
}

public sealed record BudgetDecision(bool Accepted, string ByPerson, string ByName, DateTimeOffset At);

/// <summary>Whether a change may be decided. Pure.</summary>
public static class BudgetChangeDecision
{
    /// <summary>So many may wait in a line.</summary>
    public const int MostWaiting = 20;

    /// <param name="personId">Of who decides; whoever proposed it may only take it back.</param>
    /// <param name="typed">The amount, typed once more to confirm it.</param>
    /// <returns>Why not; null where it may be.</returns>
    public static Refusal? Bar(BudgetChange change, string personId, bool accept, string? typed) =>
        change.Decision is not null ? MoneyRefusals.Decided()
        : !accept ? null
        : change.ByPerson == personId ? MoneyRefusals.SecondPerson()
        : AnswerText.Number(typed) == change.Amount.Value ? null : MoneyRefusals.OtherAmount(change.Amount);
}
