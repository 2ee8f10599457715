namespace Funding.Workflows.Stages.Payment;

/// <summary>A duty of the award that has passed, as payments look at it.</summary>
/// <param name="Grade">With which it was closed; null for one that is no report.</param>
/// <param name="Settled">Of a grade that asks for the withdrawal: the office has said that the award goes on.</param>
public sealed record PassedDuty(DutyKey Key, DateOnly On, Grade? Grade, bool Settled = false)
{
    /// <summary>Of a grade that withholds: two hands have said that the tranche goes on.</summary>
    public bool Lifted { get; init; }
}

/// <summary>From when a payment may be made, what stands in its way, and what it is reduced to. Pure.</summary>
public static class PaymentCondition
{
    /// <param name="duties">Of the award's file.</param>
    /// <param name="passed">What has passed so far.</param>
    /// <returns>Null while it is not known, or what it waits for has not come.</returns>
    public static DateOnly? PayableFrom(
        PlannedTranche tranche, AwardTerm term, IReadOnlyList<DutyOutline> duties, IReadOnlyList<PassedDuty> passed)
    {
        if (tranche.On == DutyOutline.OnAward) return term.AwardedOn.AddMonths(tranche.Months ?? 0);
        if (tranche.On == DutyOutline.OnEndOfTerm) return term.ValidUntil.AddMonths(tranche.Months ?? 0);
        if (DutyDate.Is(tranche.On)) return DutyDate.FirstFrom(tranche.On, term.AwardedOn).AddYears((tranche.Year ?? 1) - 1);
        var every = duties.FirstOrDefault(d => d.Id == tranche.On)?.Every is not null;
        var first = every ? OccurrenceOf(term, tranche.Year ?? 1) : "";
        return passed.Where(p => p.Key.Duty == tranche.On && string.CompareOrdinal(p.Key.Occurrence, first) >= 0 && GoesOn(p))
            .OrderBy(p => p.Key.Occurrence, StringComparer.Ordinal).FirstOrDefault()?.On;
    }

    /// <summary>The report that stands in the way of every payment: the latest, where nothing is to be paid by its grade.</summary>
    public static PassedDuty? Held(IReadOnlyList<PassedDuty> passed) =>
        passed.Where(p => p.Grade is not null).OrderBy(p => p.On).ThenBy(p => p.Key.Occurrence, StringComparer.Ordinal)
            .LastOrDefault() is { } last
            && ((last.Grade!.Consequence == Consequence.Withhold && !last.Lifted)
                || (last.Grade.Consequence == Consequence.Withdraw && !last.Settled))
                ? last : null;

    /// <summary>What is left of an amount by the reports that reduce it, each after the other, down to the fen.</summary>
    public static Yuan Reduced(Yuan amount, IReadOnlyList<PassedDuty> passed) => Yuan.OfFen(passed
        .Where(p => p.Grade is { Consequence: Consequence.Reduce }).OrderBy(p => p.On)
        .Aggregate(amount.Fen, (fen, p) => fen - TranchePlan.Part(fen, p.Grade!.Reduces!.Value)));

    /// <summary>How a yearly duty of the first, second… year is called.</summary>
    public static string OccurrenceOf(AwardTerm term, int year) =>
        (term.AwardedOn.Year + year).ToString("0000", CultureInfo.InvariantCulture);

    private static bool GoesOn(PassedDuty duty) =>
        duty.Grade is null or { Consequence: Consequence.GoOn or Consequence.Reduce }
        || (duty.Grade.Consequence == Consequence.Withdraw && duty.Settled)
        || (duty.Grade.Consequence == Consequence.Withhold && duty.Lifted);
}

/// <summary>Whether a tranche that a report withholds goes on by hand. Pure.</summary>
public static class LiftDecision
{
    /// <summary>What has passed, as it counts for a tranche.</summary>
    /// <param name="lift">Of the tranche; null for none.</param>
    public static IReadOnlyList<PassedDuty> Seen(IReadOnlyList<PassedDuty> passed, TrancheLift? lift) => lift?.Confirmed is null
        ? passed : [.. passed.Select(p => $"{p.Key}" == lift.Report ? p with { Lifted = true } : p)];

    /// <param name="held">The report that stands in its way; null for none.</param>
    /// <returns>Why nobody can ask for it; null where somebody can.</returns>
    public static Refusal? BarAsking(TrancheState? state, PassedDuty? held) =>
        state?.Phase != TranchePhase.Withheld || held?.Grade?.Consequence != Consequence.Withhold ? LiftRefusals.NotWithheld()
        : Waiting(state, held) is { } lift ? LiftRefusals.Waits(lift.Asked.Name) : null;

    /// <param name="accept">False declines it, or takes one's own back.</param>
    /// <returns>Why the hand may not decide on it; null where it may.</returns>
    public static Refusal? BarDecision(TrancheState? state, PassedDuty? held, Hand hand, bool accept) =>
        state is null || Waiting(state, held) is not { } lift ? LiftRefusals.NothingWaits()
        : accept ? ThreeHands.Bar(hand, lift.Asked) : null;

    /// <returns>The lift that waits for a second hand; null where none does.</returns>
    public static TrancheLift? Waiting(TrancheState state, PassedDuty? held) =>
        state is { Phase: TranchePhase.Withheld, Lift: { Confirmed: null } lift } && lift.Report == $"{held?.Key}" ? lift : null;
}
