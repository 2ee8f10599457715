namespace Funding.Workflows.Stages.Payment;

/// <summary>A duty of the award that has passed, as payments look at it.</summary>
/// <param name="Grade">With which it was closed; null for one that is no report.</param>
/// <param name="Settled">Of a grade that asks for the withdrawal: the office has said that the award goes on.</param>
public sealed record PassedDuty(DutyKey Key, DateOnly On, Grade? Grade, bool Settled = false);

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
            && (last.Grade!.Consequence == Consequence.Withhold || (last.Grade.Consequence == Consequence.Withdraw && !last.Settled))
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
        || (duty.Grade.Consequence == Consequence.Withdraw && duty.Settled);
}
