namespace Funding.Workflows.Stages.Payment;

/// <summary>
/// A tranche that a report withholds goes on by hand: one verified officer asks, by the document that accepts the correction, and a second
/// hand confirms, in one commit with the payment's duty.
/// </summary>
public sealed class LiftCommands(
    AwardStore awards, PaymentQueries payments, HandStore hands, PayeeGate payees, AwardChangeStore holders, CommitWriter commits)
{
    public const int DocumentCharacters = 100;

    private const int MostTold = 30;

    /// <exception cref="RefusedException">
    /// No verified hand, one of the holder's or in conflict with it, the tranche is not withheld by a grade that withholds, it was asked
    /// for already, or document or reason is missing.
    /// </exception>
    public async Task AskAsync(
        Actor actor, string awardId, string tranche, string? document, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.MakePayment);
        var (at, read, hand) = await ToActAsync(actor, awardId, tranche, cancellation);
        if (LiftDecision.BarAsking(read.State?.Value, read.Held) is { } bar) throw new RefusedException(bar);
        var by = TextIdentity.Tidy(document);
        if (by.Length is 0 or > DocumentCharacters) throw new RefusedException(LiftRefusals.NoDocument(DocumentCharacters));
        var lift = new TrancheLift($"{read.Held!.Key}", by, Reasons.Demand(reason), hand);
        var commit = new Commit(at.Partition).Replace(read.State!, read.State!.Value with { Lift = lift })
            .Audit(Noted(actor, "tranche-lift-asked", at, lift, read.Amount)).WakeAward(awardId);
        foreach (var other in (await hands.WhoMayAsync(Right.CheckPayment, awardId, cancellation))
            .Except([actor.PersonId, .. at.Award.Editors]).Take(MostTold))
            commit.Mail(at.Award.Reminders, LetterOf(at, lift, read.Amount), other, $"{tranche}:{lift.Report}:{hand.At:O}");
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <param name="accept">False declines it, or takes one's own back.</param>
    /// <exception cref="RefusedException">No verified hand, the one that asked, one of the holder's, or nothing waits.</exception>
    public async Task DecideAsync(Actor actor, string awardId, string tranche, bool accept, CancellationToken cancellation = default)
    {
        actor.Demand(Right.CheckPayment);
        var (at, read, hand) = await ToActAsync(actor, awardId, tranche, cancellation);
        if (LiftDecision.BarDecision(read.State?.Value, read.Held, hand, accept) is { } bar) throw new RefusedException(bar);
        var (state, lift) = (read.State!.Value, read.State.Value.Lift!);
        var commit = new Commit(at.Partition).WakeAward(awardId)
            .Audit(Noted(actor, accept ? "tranche-lifted" : "tranche-lift-declined", at, lift, read.Amount))
            .Replace(read.State, !accept ? state with { Lift = null } : state with
            {
                Phase = TranchePhase.Waiting,
                Since = payments.Today,
                Why = null,
                Lift = lift with { Confirmed = hand },
            });
        if (accept)
        {
            var duty = (await awards.GetAsync(awardId, cancellation)).Find(at.Duty.Key)!;
            commit.Replace(duty, duty.Value with { Done = [.. duty.Value.Done, $"lifted:{lift.Report}"] });
            PaymentMails.ToHolder(
                commit, at, PaymentMails.TrancheLifted, read.Tranche, read.Amount, payments.Today,
                [("Document", lift.Document), ("Reason", lift.Reason)]);
        }

        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <summary>To a second hand.</summary>
    internal static Reminder LetterOf(DutyView at, TrancheLift lift, Yuan amount) => DutyMail.Of(
        at.Award, at.Settings, PaymentMails.LiftAsked, LinkPurpose.OfficerDesk, ShanghaiTime.DayOf(lift.Asked.At),
        AwardLinks.Office(at.Award.Id),
        [
            ("Year", lift.Report), ("Amount", amount.Shown()), ("Document", lift.Document), ("Reason", lift.Reason),
            ("By", lift.Asked.Name),
        ]);

    private async Task<(DutyView At, PaymentRead Read, Hand Hand)> ToActAsync(
        Actor actor, string awardId, string tranche, CancellationToken cancellation)
    {
        var hand = await hands.DemandAsync(actor, cancellation);
        var award = await awards.GetAsync(awardId, cancellation);
        await holders.DemandNotHolderAsync(actor, award.Home, cancellation);
        if ((await payees.BarredAsync(actor, [(award.Home.RoundId, award.Home.Holder)], cancellation)).Count > 0)
            throw new RefusedException(RunRefusals.Conflict(award.Home.HolderName));
        var duty = award.Duties.Select(d => d.Value).FirstOrDefault(d =>
            d.Kind == PaymentSettings.Kind && d.Occurrence == tranche && !d.Passed);
        return duty is not null && award.ViewOf(duty) is var at && await payments.FindAsync(at, cancellation) is { } read
            ? (at, read, hand) : throw new RefusedException(LiftRefusals.NoTranche());
    }

    private static AuditNote Noted(Actor actor, string action, DutyView at, TrancheLift lift, Yuan amount) => AuditNote.By(
        actor, action, $"{at.Award.Id}:{at.Duty.Key}", ("report", lift.Report), ("amount", $"{amount}"), ("document", lift.Document),
        ("reason", lift.Reason));
}
