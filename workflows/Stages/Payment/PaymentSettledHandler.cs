namespace Funding.Workflows.Stages.Payment;

/// <summary>What the bank did with a tranche comes to its award: it is paid, or it waits in its line to be paid again.</summary>
internal sealed class PaymentSettledHandler(
    AwardStore awards, PaymentQueries payments, IEnumerable<IPaymentListener> others, CommitWriter commits,
    TimeProvider clock) : IEffectHandler
{
    private static readonly Texts Texts = new(typeof(PaymentKind));

    public string Kind => PaymentSettled.EffectKind;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var settled = FundingJson.Deserialize<PaymentSettled>(payload)!;
        return Attempts.UntilWrittenAsync(() => SettleAsync(settled, cancellation), cancellation);
    }

    private async Task SettleAsync(PaymentSettled settled, CancellationToken cancellation)
    {
        if (await awards.FindAsync(settled.AwardId, cancellation) is not { } award) return;
        if (await payments.MoneyAsync(settled.AwardId, cancellation) is not { } money)
        {
            foreach (var other in others) await other.HearAsync(award, settled, cancellation);
            return;
        }

        if (money.Tranches.FirstOrDefault(t => t.Id == settled.Tranche) is not { } tranche
            || await payments.StateAsync(settled.AwardId, settled.Tranche, cancellation) is not { } state)
            return;
        if (After(state.Value, settled, ShanghaiTime.DayOf(clock.GetUtcNow())) is not { } after) return;
        var commit = new Commit(award.Partition)
            .Replace(state, after)
            .Audit(AuditNote.By(
                Actor.Rule("bank"), $"payment-{settled.Outcome}".ToLowerInvariant(), $"{settled.AwardId}:{settled.Tranche}",
                ("amount", $"{settled.Amount}"), ("attempt", settled.Attempt.ToString(CultureInfo.InvariantCulture)),
                ("on", $"{settled.On:yyyy-MM-dd}")))
            .WakeAward(settled.AwardId);
        // Of a set-off the holder hears from the award that owed.
        if (settled.Outcome != PaymentOutcome.SetOff)
            PaymentMails.ToHolder(
                commit, award, settled.Outcome == PaymentOutcome.Paid ? PaymentMails.TranchePaid : PaymentMails.TrancheNotPaid, tranche,
                settled.Amount, settled.On, $"{settled.Tranche}:{settled.Attempt}:{settled.Outcome}",
                settled.Outcome == PaymentOutcome.Paid ? [] : RoundMail.Both("Why", after.Why!));
        if (award.Home.Standing is not (AwardStanding.Live or AwardStanding.Expired) || award.Home.Leads is not null)
            commit.Then(StandingHandler.Of(settled.AwardId));
        await commits.SaveAsync(commit, cancellation);
    }

    /// <summary>Pure.</summary>
    /// <returns>Null where it changes nothing: told before, or by then it is not paid any more.</returns>
    internal static TrancheState? After(TrancheState state, PaymentSettled settled, DateOnly today) => settled.Outcome switch
    {
        PaymentOutcome.Paid => state.Phase == TranchePhase.Due
            ? state with { Phase = TranchePhase.Paid, Since = settled.On, Why = null } : null,
        PaymentOutcome.SetOff => state.Phase != TranchePhase.Due || state.SetOff >= settled.Amount ? null
            : settled.Whole ? state with { Phase = TranchePhase.Paid, Since = settled.On, Why = null, SetOff = settled.Amount }
            : state with { SetOff = settled.Amount },
        _ when state.Phase is TranchePhase.Stopped => null,
        _ => state with
        {
            Phase = TranchePhase.Due,
            Since = today,
            Why = Texts.Of($"bank.{settled.Outcome}", settled.On.ToString("yyyy-MM-dd", null)),
        } is var after && after == state ? null : after,
    };
}
