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
/// is left to it. Safe to repeat.
/// </summary>
internal sealed class BenefitStandingHandler(
    AwardStore awards, BenefitStore benefits, RunStore runs, PayableStopWriter stops, LedgerCommands ledger) : IEffectHandler
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
