namespace Funding.Workflows.Stages.Payment;

/// <summary>A payment with all that decides about it.</summary>
/// <param name="Index">Its place among the award's payments, from 0.</param>
/// <param name="State">Null before anything was done about it.</param>
/// <param name="Amount">As it would be paid now, or was.</param>
/// <param name="Held">The report that stands in its way; null for none.</param>
public sealed record PaymentRead(
    AwardMoney Money, int Index, PlannedTranche Tranche, Stored<TrancheState>? State, PaymentFacts Facts, Yuan Amount, PassedDuty? Held);

/// <summary>Reads the money of an award.</summary>
public sealed class PaymentQueries(ITableStore tables, Lazy<DutyKindSet> kinds, ReportStore reports)
{
    private static readonly Texts Texts = new(typeof(PaymentKind));

    public DateOnly Today => reports.Today;

    /// <returns>Null where the award has no money.</returns>
    public async Task<AwardMoney?> MoneyAsync(string awardId, CancellationToken cancellation = default) =>
        (await tables.GetAsync<AwardMoney>(AwardKeys.Partition(awardId), AwardMoney.Row, cancellation))?.Value;

    public Task<Stored<TrancheState>?> StateAsync(string awardId, string tranche, CancellationToken cancellation = default) =>
        tables.GetAsync<TrancheState>(AwardKeys.Partition(awardId), TrancheState.Row(tranche), cancellation);

    /// <summary>Every payment, in order.</summary>
    public async Task<IReadOnlyList<PaymentRead>> AllAsync(AwardRead award, CancellationToken cancellation = default)
    {
        if (await MoneyAsync(award.Home.Id, cancellation) is not { } money) return [];
        var states = (await tables.EnumerateAsync<TrancheState>(award.Partition, KeyRange.Prefix(TrancheState.Rows), cancellation)
            .ToListAsync(cancellation)).ToDictionary(s => s.Key, StringComparer.Ordinal);
        var passed = await PassedAsync(award, cancellation);
        return [.. money.Tranches.Select((t, i) => Of(award, money, i, states.GetValueOrDefault(TrancheState.Row(t.Id)), passed))];
    }

    /// <returns>Null where the duty pays no tranche of the award.</returns>
    public async Task<PaymentRead?> FindAsync(DutyView at, CancellationToken cancellation = default)
    {
        if (at.Outline.Every != DutyOutline.EachTranche || await MoneyAsync(at.Award.Id, cancellation) is not { } money) return null;
        var index = money.Tranches.ToList().FindIndex(t => t.Id == at.Duty.Occurrence);
        if (index < 0) return null;
        var state = await StateAsync(at.Award.Id, at.Duty.Occurrence, cancellation);
        // What is due, paid or stopped asks no report any more.
        var asks = state is null or { Value.Phase: TranchePhase.Waiting or TranchePhase.Withheld };
        return Of(at.Read, money, index, state, asks ? await PassedAsync(at.Read, cancellation) : []);
    }

    private static PaymentRead Of(
        AwardRead award, AwardMoney money, int index, Stored<TrancheState>? state, IReadOnlyList<PassedDuty> all)
    {
        var passed = LiftDecision.Seen(all, state?.Value.Lift);
        var tranche = money.Tranches[index];
        var phase = state?.Value.Phase ?? TranchePhase.Waiting;
        var held = PaymentCondition.Held(passed);
        return new(
            money, index, tranche, state,
            new(
                phase, PaymentCondition.PayableFrom(tranche, award.Home.Term, award.Outlines, passed),
                held is null ? null : Texts.Of("held", held.Key.Occurrence, held.Grade!.Name)),
            phase is TranchePhase.Waiting or TranchePhase.Withheld
                ? PaymentCondition.Reduced(tranche.Amount, passed) : state!.Value.Amount,
            held);
    }

    /// <summary>What has passed, reports with their grades: a read for each of these.</summary>
    private async Task<IReadOnlyList<PassedDuty>> PassedAsync(AwardRead award, CancellationToken cancellation)
    {
        var passed = new List<PassedDuty>();
        foreach (var duty in award.Duties.Select(d => d.Value).Where(d => d.Passed && d.Kind != PaymentSettings.Kind))
        {
            var at = award.ViewOf(duty);
            if (kinds.Value[duty.Kind] is not IReportKind kind)
            {
                passed.Add(new(duty.Key, duty.PassedOn!.Value, null));
                continue;
            }

            var grade = kind.RulesOf(at).Find((await reports.FindAsync(at, cancellation))?.Value.Grade);
            var settled = grade?.Consequence == Consequence.Withdraw
                && (await reports.MatterAsync(at, cancellation))?.Value.Settled is not null;
            passed.Add(new(duty.Key, duty.PassedOn!.Value, grade, settled));
        }

        return passed;
    }
}
