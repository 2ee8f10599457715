namespace Funding.Workflows.Benefits;

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
/// is left to it, and what was paid is asked back by the line's rule. Safe to repeat.
/// </summary>
internal sealed class BenefitStandingHandler(
    ITableStore tables, AwardStore awards, BenefitStore benefits, RunStore runs, PayableStopWriter stops, BudgetStore lines,
    LedgerCommands ledger, CommitWriter commits) : IEffectHandler
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

        if (award.Standing == AwardStanding.Withdrawn)
            await Attempts.UntilWrittenAsync(() => AskBackAsync(award, cancellation), cancellation);
    }

    /// <summary>Money first: what is to come back is receivable in its line before the award says so.</summary>
    private async Task AskBackAsync(AwardHome award, CancellationToken cancellation)
    {
        var commit = new Commit(AwardKeys.Partition(award.Id));
        await tables.NextAsync(commit, BenefitKeys.Count, cancellation);
        var book = await benefits.ReadAsync(award.Id, cancellation);
        var (before, all) = (commit.Count, Yuan.Zero);
        foreach (var tranche in BenefitTranches.Of(award.Id, book))
        {
            var year = int.Parse(tranche.Id, CultureInfo.InvariantCulture);
            var entry = (await benefits.ClaimAsync(award.Id, year, cancellation))!;
            if (entry.Value.Recovered > Yuan.Zero) continue;
            var draft = PayBenefitHandler.AskedBack(
                award, year, BenefitTranches.BackOf(tranche, entry.Value.Claim!.Recovery));
            // What an attempt before this one posted stays as it is.
            var back = tranche.Outside ? draft.Amount
                : (await lines.PostingAsync(tranche.Line, draft.Key, cancellation))?.Amount ?? draft.Amount;
            if (back == Yuan.Zero) continue;
            if (!tranche.Outside) await ledger.PostAsync(ByRule, tranche.Line, [draft with { Amount = back }], cancellation);
            commit.Replace(entry, entry.Value with { Recovered = back }).Audit(AuditNote.By(
                ByRule, "recovery-due", award.Id, ("year", tranche.Id), ("amount", $"{back}"),
                ("document", award.Cause?.Document ?? "")));
            all += back;
        }

        if (commit.Count == before) return;
        foreach (var editor in award.Editors)
            commit.Mail(
                $"mail:{BenefitPaymentMails.BenefitAskedBack.Name}:{award.Id}:{all}:{editor}",
                BenefitPaymentMails.AskedBack(editor, award, all));
        await commits.SaveAsync(commit.WakeAward(award.Id), cancellation);
    }
}
