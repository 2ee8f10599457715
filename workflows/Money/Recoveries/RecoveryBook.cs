namespace Funding.Workflows.Money.Recoveries;

/// <summary>A tranche of which something was paid.</summary>
/// <param name="Paid">By the bank, or by a set-off.</param>
/// <param name="Owed">What is to be paid back of it, repaid or not.</param>
public sealed record PaidTranche(string Id, Bilingual Name, LineId Line, Yuan Paid, Yuan Owed)
{
    /// <summary>What may be asked back of it at most, beside what is; null where that is whatever was paid.</summary>
    public Yuan? Most { get; init; }

    /// <summary>The holder paid it of its own money, and no budget line did: nothing is posted or set off.</summary>
    public bool Outside { get; init; }
}

/// <summary>What an award owes a line.</summary>
/// <param name="SetOff">Also what is on its way.</param>
/// <param name="Waiting">Entered, and not confirmed yet.</param>
public sealed record OwedLine(LineId Line, Yuan Owed, Yuan Repaid, Yuan SetOff, Yuan Waiting)
{
    public Yuan Left => Owed - Repaid - SetOff;

    /// <summary>Of which nothing is entered yet.</summary>
    public Yuan Open => Left - Waiting;
}

/// <summary>What an award owes, and what became of it. Pure.</summary>
/// <param name="Tranches">Of which something was paid, in order.</param>
/// <param name="Entries">By number.</param>
public sealed record RecoveryBook(IReadOnlyList<PaidTranche> Tranches, IReadOnlyList<RecoveryEntry> Entries)
{
    /// <summary>Lines to which something is or was owed.</summary>
    public IReadOnlyList<OwedLine> Lines =>
        [.. Tranches.Where(t => t.Owed > Yuan.Zero).GroupBy(t => t.Line).Select(g => Of(g.Key, g.Sum(t => t.Owed)))];

    public Yuan Owed => Tranches.Sum(t => t.Owed);

    public Yuan Repaid => Sum(RecoveryKind.Repayment);

    public Yuan SetOff => Sum(RecoveryKind.SetOff);

    public Yuan Left => Owed - Repaid - SetOff;

    public OwedLine Of(LineId line) => Of(line, Tranches.Where(t => t.Line == line).Sum(t => t.Owed));

    /// <summary>What may still be asked back of a tranche.</summary>
    public Yuan Demandable(PaidTranche tranche) => Yuan.Min(tranche.Paid - tranche.Owed, tranche.Most ?? tranche.Paid)
        - Entries.Where(e => e is { Kind: RecoveryKind.Demand, State: RecoveryState.Waiting } && e.Tranche == tranche.Id)
            .Sum(e => e.Amount);

    /// <param name="payable">Of a set-off: the tranche as its line has it; null where there is none.</param>
    /// <returns>Why it cannot be entered; null where it can.</returns>
    public Refusal? Bar(RecoveryEntry entry, Payable? payable, DateOnly today) => entry.Kind switch
    {
        RecoveryKind.Demand => Tranches.FirstOrDefault(t => t.Id == entry.Tranche) is not { } tranche ? RecoveryRefusals.NoTranche()
            : entry.Amount > Demandable(tranche) ? RecoveryRefusals.BeyondPaid(Demandable(tranche), entry.Amount) : null,
        RecoveryKind.Repayment => BeyondOwed(entry)
            ?? (entry.On is not { } on || on > today ? RecoveryRefusals.Day()
                : Entries.FirstOrDefault(e => e.Kind == RecoveryKind.Repayment && e.Stands
                    && TextIdentity.Of(e.Reference) == TextIdentity.Of(entry.Reference)) is { } same
                        ? RecoveryRefusals.ReferenceUsed(same.Reference, same.Number) : null),
        _ => BeyondOwed(entry) ?? BarTranche(entry, payable),
    };

    /// <returns>Why nothing can be kept from the tranche now; null where it can.</returns>
    public static Refusal? BarTranche(RecoveryEntry entry, Payable? payable) =>
        payable is null || !PayableMoves.MayBePut(payable) || (entry.Against?.Payee ?? payable.CreditCode) != payable.CreditCode
            ? RecoveryRefusals.TrancheTaken()
        : entry.Amount > payable.Amount ? RecoveryRefusals.BeyondTranche(payable.Amount, entry.Amount) : null;

    /// <param name="typed">The amount once more; not looked at where it is declined.</param>
    /// <returns>Why the hand may not decide on it; null where it may.</returns>
    public static Refusal? BarDecision(RecoveryEntry entry, Hand hand, bool accept, string? typed) =>
        entry.State != RecoveryState.Waiting ? RecoveryRefusals.Decided()
        : !accept ? null
        : ThreeHands.Bar(hand, entry.Entered)
            ?? (AnswerText.Number(typed) == entry.Amount.Value ? null : MoneyRefusals.OtherAmount(entry.Amount));

    private Refusal? BeyondOwed(RecoveryEntry entry) =>
        Of(entry.Line).Open is var open && entry.Amount > open ? RecoveryRefusals.BeyondOwed(open, entry.Amount) : null;

    private OwedLine Of(LineId line, Yuan owed)
    {
        var own = Entries.Where(e => e.Line == line).ToList();
        return new(
            line, owed, own.Where(e => e is { Kind: RecoveryKind.Repayment, Counts: true }).Sum(e => e.Amount),
            own.Where(e => e is { Kind: RecoveryKind.SetOff, Counts: true }).Sum(e => e.Amount),
            own.Where(e => e is { Kind: not RecoveryKind.Demand, State: RecoveryState.Waiting }).Sum(e => e.Amount));
    }

    private Yuan Sum(RecoveryKind kind) => Entries.Where(e => e.Kind == kind && e.Counts).Sum(e => e.Amount);
}
