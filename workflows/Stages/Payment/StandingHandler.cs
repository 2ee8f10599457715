namespace Funding.Workflows.Stages.Payment;

/// <summary>What is paid follows how its award stands, and who holds it.</summary>
internal sealed class StandingFollower : IAwardFollower
{
    public void Follow(Commit commit, AwardHome before, AwardHome after)
    {
        if (after.RoundId is not null) commit.Then(StandingHandler.Of(after.Id));
    }
}

/// <summary>
/// Stops what waits to be paid while an award is suspended, and for good when it is withdrawn or superseded; what a withdrawn award was
/// paid is to be recovered by its rule. What waits passes to whoever holds the award by now. What a run has is left to it: when the bank
/// has answered this looks again. Safe to repeat.
/// </summary>
internal sealed class StandingHandler(
    ITableStore tables, AwardStore awards, PaymentQueries payments, LedgerCommands ledger, PayableStopWriter stops, PayeeWriter payees,
    PeopleStore people, CommitWriter commits, TimeProvider clock) : IEffectHandler
{
    public const string KindName = "follow-standing";

    private const int MostTold = 30;

    private static readonly Texts Texts = new(typeof(PaymentKind));

    private static readonly Actor ByRule = Actor.Rule(KindName);

    public string Kind => KindName;

    public static Effect Of(string awardId) => Effect.Of(KindName, $"{KindName}:{awardId}", awardId);

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(() => FollowAsync(FundingJson.Deserialize<string>(payload)!, cancellation), cancellation);

    private async Task FollowAsync(string awardId, CancellationToken cancellation)
    {
        var award = await awards.GetAsync(awardId, cancellation);
        var all = await payments.AllAsync(award, cancellation);
        var (stopped, recovered) = (Yuan.Zero, Yuan.Zero);
        var commit = new Commit(award.Partition);
        if (award.Home.Leads is not null)
            foreach (var line in all.Select(p => p.Tranche.Line).Distinct())
                await payees.PassAsync(line, awardId, new(award.Home.Holder, award.Home.HolderName), ByRule, cancellation);
        foreach (var payment in all)
        {
            var payable = await tables.GetAsync<Payable>(
                MoneyKeys.Partition(payment.Tranche.Line), PayableKeys.Of(awardId, payment.Tranche.Id), cancellation);
            if (award.Home.Standing is AwardStanding.Withdrawn or AwardStanding.Superseded)
            {
                var (off, back) = await EndAsync(commit, award, payment, payable, cancellation);
                (stopped, recovered) = (stopped + off, recovered + back);
            }
            else if (payable is { Value: var waits } && waits.CreditCode != award.Home.Holder
                && waits.State is not (PayableState.InRun or PayableState.Sent or PayableState.Paid))
            {
                if (!await stops.PassAsync(payable, award.Home.Holder, award.Home.HolderName, ByRule, cancellation))
                    throw new EffectRetryException($"{payable.Key} was taken into a run.");
            }
            else if (payable is not null)
            {
                await stops.FollowAsync(
                    payable, award.Home.Standing == AwardStanding.Suspended, Texts.Of("standing.Suspended"), ByRule, cancellation);
            }
        }

        if (commit.Count == 0) return;
        // Who is waited for is listed by the award's walker.
        commit.WakeAward(awardId);
        await TellAsync(commit, award, all[0].Money, stopped, recovered, cancellation);
        await commits.SaveAsync(commit, cancellation);
    }

    /// <summary>Money first: what is not paid any more is free in its line, what is to come back is receivable there.</summary>
    private async Task<(Yuan Stopped, Yuan Recovered)> EndAsync(
        Commit commit, AwardRead award, PaymentRead payment, Stored<Payable>? payable, CancellationToken cancellation)
    {
        var (line, key) = (payment.Tranche.Line, TrancheState.Row(payment.Tranche.Id));
        var why = Texts.Of($"standing.{award.Home.Standing}");
        if (payment.Facts.Phase == TranchePhase.Paid)
        {
            var back = award.Home.Standing == AwardStanding.Withdrawn && payment.State!.Value.Recovered is null
                ? BackOf(award, payment, payment.Amount) : Yuan.Zero;
            if (back == Yuan.Zero) return (Yuan.Zero, Yuan.Zero);
            await ledger.PostAsync(ByRule, line, [Recovered(award, payment, back)], cancellation);
            commit.Put(key, payment.State, payment.State!.Value with { Recovered = back, Why = why })
                .Audit(Noted(award, payment, "recovery-due", back));
            return (Yuan.Zero, back);
        }

        if (payment.Facts.Phase == TranchePhase.Stopped
            || payable?.Value.State is PayableState.InRun or PayableState.Sent or PayableState.Paid)
            return (Yuan.Zero, Yuan.Zero);
        if (payable is not null && payable.Value.State != PayableState.Stopped
            && !await stops.StopAsync(payable, why, ByRule, cancellation))
            throw new EffectRetryException($"{payable.Key} was taken into a run.");
        // Before it fell due nothing was reduced by a posting; what was kept back of it counts as paid.
        var keptBack = payable?.Value.SetOff ?? Yuan.Zero;
        var free = (payment.Facts.Phase == TranchePhase.Due ? payment.Amount : payment.Tranche.Amount) - keptBack;
        var owed = keptBack > Yuan.Zero && award.Home.Standing == AwardStanding.Withdrawn
            ? BackOf(award, payment, keptBack) : Yuan.Zero;
        await ledger.PostAsync(
            ByRule, line,
            [
                PutPayableHandler.Freed(award.Home.Id, AwardPasses.Tranche(payment.Index), free),
                .. owed > Yuan.Zero ? [Recovered(award, payment, owed)] : Array.Empty<PostingDraft>(),
            ],
            cancellation);
        commit.Put(
                key, payment.State,
                new TrancheState(TranchePhase.Stopped, payment.Amount, ShanghaiTime.DayOf(clock.GetUtcNow()))
                {
                    Why = why,
                    SetOff = keptBack > Yuan.Zero ? keptBack : null,
                    Recovered = owed > Yuan.Zero ? owed : null,
                    Demanded = payment.State?.Value.Demanded,
                })
            .Audit(Noted(award, payment, "tranche-stopped", free));
        return (free, owed);
    }

    /// <summary>What is to come back of what was paid, and was not asked back before.</summary>
    private static Yuan BackOf(AwardRead award, PaymentRead payment, Yuan paid) => Yuan.Min(
        RecoveryPlan.Of(paid, payment.Money.Recovery, award.Home.Term, award.Home.Cause!.On),
        paid - (payment.State?.Value.Demanded ?? Yuan.Zero));

    private static PostingDraft Recovered(AwardRead award, PaymentRead payment, Yuan amount) => PostingDraft.Of(
        award.Home.Id, PostingPurpose.Recover, amount, AwardPasses.Tranche(payment.Index), award.Home.Cause!.Document);

    private async Task TellAsync(
        Commit commit, AwardRead award, AwardMoney money, Yuan stopped, Yuan recovered, CancellationToken cancellation)
    {
        var day = ShanghaiTime.DayOf(clock.GetUtcNow());
        IReadOnlyList<string> office = [.. (await people.InRoleAsync(Role.Administrator, null, cancellation)).Select(p => p.Id)
            .Where(p => !award.Home.Editors.Contains(p)).Take(MostTold)];
        foreach (var (person, purpose, page) in award.Home.Editors.Select(e => (e, LinkPurpose.Apply, AwardLinks.Own(award.Home.Id)))
            .Concat(office.Select(p => (p, LinkPurpose.Office, AwardLinks.Office(award.Home.Id)))))
            commit.Mail(
                award.Home.Reminders,
                DutyMail.Of(
                    award.Home, award.Settings, PaymentMails.PaymentsStopped, purpose, day, page,
                    [
                        ("Year", day.Year.ToString(CultureInfo.InvariantCulture)), ("Stopped", stopped.Shown()),
                        ("Recovered", recovered.Shown()), ("Clause", money.Clause),
                    ]),
                person, $"{award.Home.Standing}:{stopped}:{recovered}");
    }

    private static AuditNote Noted(AwardRead award, PaymentRead payment, string action, Yuan amount) => AuditNote.By(
        ByRule, action, $"{award.Home.Id}:{payment.Tranche.Id}", ("amount", $"{amount}"), ("line", $"{payment.Tranche.Line}"),
        ("document", award.Home.Cause?.Document ?? ""));
}
