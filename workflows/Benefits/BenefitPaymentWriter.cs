namespace Funding.Workflows.Benefits;

/// <summary>What the bank did with a claim comes to its line's award, and its holder hears of it.</summary>
internal sealed class BenefitPaymentWriter(BenefitStore benefits, CommitWriter commits) : IPaymentListener
{
    public Task HearAsync(AwardRead award, PaymentSettled settled, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            if (!int.TryParse(settled.Tranche, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                || await benefits.ClaimAsync(award.Home.Id, year, cancellation) is not { } entry)
                return;
            if (settled.Outcome == PaymentOutcome.SetOff)
            {
                await SetOffAsync(award, entry, settled, cancellation);
                return;
            }

            if (new ClaimPayment(settled.Outcome, settled.Attempt, settled.On) is var paid && paid == entry.Value.Payment) return;
            var commit = new Commit(award.Partition).Replace(entry, entry.Value with { Payment = paid })
                .Audit(AuditNote.By(
                    Actor.Rule("bank"), settled.Outcome == PaymentOutcome.Paid ? "benefit-paid" : "benefit-not-paid", award.Home.Id,
                    ("year", settled.Tranche), ("amount", $"{settled.Amount}"), ("outcome", $"{settled.Outcome}"),
                    ("on", $"{settled.On:yyyy-MM-dd}")));
            var template = settled.Outcome == PaymentOutcome.Paid ? BenefitPaymentMails.BenefitPaid : BenefitPaymentMails.BenefitNotPaid;
            foreach (var editor in award.Home.Editors)
                commit.Mail(
                    $"mail:{template.Name}:{award.Home.Id}:{settled.Tranche}:{settled.Attempt}:{settled.Outcome}:{editor}",
                    BenefitPaymentMails.Of(template, editor, award.Home, settled));
            if (award.Home.Standing is not (AwardStanding.Live or AwardStanding.Expired))
                commit.Then(BenefitStandingHandler.Of(award.Home.Id));
            await commits.SaveAsync(commit, cancellation);
        }, cancellation);

    /// <summary>A part counts as paid, or all of it; the holder hears of it from the award that owed.</summary>
    private async Task SetOffAsync(
        AwardRead award, Stored<BenefitEntry> entry, PaymentSettled settled, CancellationToken cancellation)
    {
        if (entry.Value.SetOff >= settled.Amount) return;
        var commit = new Commit(award.Partition)
            .Replace(entry, entry.Value with
            {
                SetOff = settled.Amount,
                Payment = settled.Whole ? new(settled.Outcome, settled.Attempt, settled.On) : entry.Value.Payment,
            })
            .Audit(AuditNote.By(
                Actor.Rule("set-off"), "benefit-set-off", award.Home.Id, ("year", settled.Tranche), ("amount", $"{settled.Amount}"),
                ("on", $"{settled.On:yyyy-MM-dd}")));
        if (award.Home.Standing is not (AwardStanding.Live or AwardStanding.Expired))
            commit.Then(BenefitStandingHandler.Of(award.Home.Id));
        await commits.SaveAsync(commit, cancellation);
    }
}
