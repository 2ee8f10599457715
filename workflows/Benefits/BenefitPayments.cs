namespace Funding.Workflows.Benefits;

/// <summary>What the bank did with a claim comes to its line's award, and its holder hears of it.</summary>
internal sealed class BenefitPayments(ITableStore tables, CommitWriter commits) : IPaymentListener
{
    public Task HearAsync(AwardRead award, PaymentSettled settled, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            if (!int.TryParse(settled.Tranche, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                || await tables.GetAsync<BenefitEntry>(award.Partition, BenefitKeys.Claim(year), cancellation) is not { } entry
                || new ClaimPayment(settled.Outcome, settled.Attempt, settled.On) is var paid && paid == entry.Value.Payment)
                return;
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
}

/// <summary>To the enterprise, of a claim that was paid or was not.</summary>
internal sealed class BenefitPaymentMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(BenefitPaymentMails));

    private static readonly string[] Names = ["AwardName", "OrganisationName", "Year", "Amount", "Date"];

    public static readonly MailTemplate BenefitPaid = new(nameof(BenefitPaid), true, Names) { Texts = Texts.Get };

    public static readonly MailTemplate BenefitNotPaid = new(nameof(BenefitNotPaid), true, Names) { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [BenefitPaid, BenefitNotPaid];

    public static MailRequest Of(MailTemplate template, string person, AwardHome award, PaymentSettled settled) => template.To(
        person,
        new Dictionary<string, string>
        {
            ["AwardName"] = award.AwardTitle.Zh,
            ["AwardName.en"] = award.AwardTitle.En,
            ["OrganisationName"] = award.HolderName,
            ["Year"] = settled.Tranche,
            ["Amount"] = settled.Amount.Shown(),
            ["Date"] = settled.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        },
        new LinkRef { Path = AwardLinks.Own(award.Id) });
}

/// <summary>What of claims waits to be paid follows how their line's award stands.</summary>
internal sealed class BenefitFollower : IAwardFollower
{
    public void Follow(Commit commit, AwardHome before, AwardHome after)
    {
        if (BenefitKeys.IsLine(after.Id)) commit.Then(BenefitStandingHandler.Of(after.Id));
    }
}

/// <summary>
/// Stops what waits to be paid while a line's award is suspended, and for good when it is withdrawn: its money is free then. What a run has
/// is left to it. Safe to repeat.
/// </summary>
internal sealed class BenefitStandingHandler(
    AwardStore awards, BenefitStore benefits, RunStore runs, PayableStops stops, LedgerCommands ledger) : IEffectHandler
{
    public const string KindName = "follow-benefit";

    private static readonly Texts Texts = new(typeof(BenefitPaymentMails));

    private static readonly Actor ByRule = Actor.Rule(KindName);

    public string Kind => KindName;

    public static Effect Of(string awardId) => Effect.Of(KindName, $"{KindName}:{awardId}", awardId);

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var award = (await awards.GetAsync(FundingJson.Deserialize<string>(payload)!, cancellation)).Home;
        var isOver = award.Standing is AwardStanding.Withdrawn or AwardStanding.Superseded;
        foreach (var claim in (await benefits.ReadAsync(award.Id, cancellation)).Claims)
        {
            if (claim.PaidFrom is not { } line
                || await runs.PayableAsync(line, award.Id, BenefitKeys.Tranche(claim.Year), cancellation) is not { } payable)
                continue;
            if (!isOver)
            {
                await stops.FollowAsync(
                    payable, award.Standing == AwardStanding.Suspended, Texts.Of("suspended"), ByRule, cancellation);
                continue;
            }

            if (PayableMoves.MayBePut(payable.Value) && !await stops.StopAsync(payable, Texts.Of("withdrawn"), ByRule, cancellation))
                throw new EffectRetryException($"{payable.Key} was taken into a run.");
            if (PayableMoves.MayBePut(payable.Value) || payable.Value.State == PayableState.Stopped)
                await ledger.PostAsync(ByRule, line, [PayBenefitHandler.Freed(payable.Value)], cancellation);
        }
    }
}
