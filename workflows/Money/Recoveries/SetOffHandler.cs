namespace Funding.Workflows.Money.Recoveries;

internal sealed record SetOffName(string AwardId, int Number);

/// <summary>
/// Carries a confirmed set-off: what is owed leaves its line and arrives in the tranche's under one key, where as much of the tranche
/// counts as paid. Where a run has the tranche by then, or it was stopped, it comes back and is owed as before. The process may end between
/// any two of its commits.
/// </summary>
internal sealed class SetOffHandler(
    AwardStore awards, RecoveryStore recoveries, BudgetStore lines, RunStore runs, PayeeWriter payees, LedgerCommands ledger,
    LedgerWriter writer, AwardChangeStore holders, HandStore hands, CommitWriter commits, TimeProvider clock) : IEffectHandler
{
    public const string KindName = "carry-set-off";

    private const int MostTold = 30;

    private static readonly Actor ByRule = Actor.Rule("set-off");

    public string Kind => KindName;

    public static Effect Of(string awardId, int number) => Effect.Of(
        KindName, string.Create(CultureInfo.InvariantCulture, $"{KindName}:{awardId}:{number}"), new SetOffName(awardId, number));

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var (awardId, number) = FundingJson.Deserialize<SetOffName>(payload)!;
        var entry = (await recoveries.EntryAsync(awardId, number, cancellation)).Value;
        if (entry.State != RecoveryState.Carried) return;
        var draft = new PostingDraft(
            new(awardId, PostingPurpose.SetOff, number), LedgerAccount.Receivable, LedgerAccount.InTransit, entry.Amount, entry.Reference);
        var back = draft with
        {
            Key = draft.Key with { Pass = RecoveryKeys.BackPass(number) },
            From = LedgerAccount.InTransit,
            To = LedgerAccount.Receivable,
        };
        var between = entry.Line != entry.Against!.Line;
        if (between) await ledger.PostAsync(ByRule, entry.Line, [draft], cancellation);
        var arrived = (!between || await lines.PostingAsync(entry.Line, back.Key, cancellation) is null)
            && await Attempts.UntilWrittenAsync(() => ArriveAsync(entry, draft, between, cancellation), cancellation);
        if (between && !arrived) await ledger.PostAsync(ByRule, entry.Line, [back], cancellation);
        await Attempts.UntilWrittenAsync(() => EndAsync(awardId, number, arrived, cancellation), cancellation);
    }

    /// <returns>False where the tranche cannot be kept from any more.</returns>
    private async Task<bool> ArriveAsync(RecoveryEntry entry, PostingDraft draft, bool between, CancellationToken cancellation)
    {
        var against = entry.Against!;
        var line = await lines.GetAsync(against.Line, cancellation);
        if (await lines.PostingAsync(against.Line, draft.Key, cancellation) is not null) return true;
        var payable = await runs.PayableAsync(against.Line, against.AwardId, against.Tranche, cancellation);
        if (RecoveryBook.BarTranche(entry, payable?.Value) is not null) return false;
        var prepared = await writer.PrepareAsync(
            line.Value,
            [
                draft with { From = between ? LedgerAccount.InTransit : LedgerAccount.Receivable, To = LedgerAccount.Returned },
                PostingDraft.Of(
                    against.AwardId, PostingPurpose.Pay, entry.Amount, RecoveryKeys.PaidPass(line.Value.Postings + 1), entry.Reference),
            ],
            ByRule, cancellation);
        // As the commit replaces it: an award that passes meanwhile makes it fail.
        var of = prepared.Cases.GetValueOrDefault(against.AwardId)?.Value;
        var payee = await payees.PayeeAsync(of, payable!.Value, cancellation)
            ?? throw new EffectRetryException($"{against.AwardId} passes to another holder.");
        if (payee.CreditCode != (against.Payee ?? payee.CreditCode)) return false;
        var after = PayableMoves.KeepBack(payable.Value, entry.Amount);
        var commit = new Commit(MoneyKeys.Partition(against.Line));
        writer.Write(commit, line, line.Value, prepared, ByRule);
        await commits.SaveAsync(
            commit.Replace(payable, after).Then(new PaymentSettled(
                after.AwardId, after.Tranche, after.SetOff, after.Attempt, PaymentOutcome.SetOff, ShanghaiTime.DayOf(clock.GetUtcNow()))
            {
                Whole = after.State == PayableState.Paid,
            }.Effect()),
            cancellation);
        return true;
    }

    private async Task EndAsync(string awardId, int number, bool arrived, CancellationToken cancellation)
    {
        var award = await awards.GetAsync(awardId, cancellation);
        var read = await recoveries.FindAsync(award, cancellation);
        var stored = await recoveries.EntryAsync(awardId, number, cancellation);
        if (stored.Value.State != RecoveryState.Carried) return;
        var entry = stored.Value with { State = arrived ? RecoveryState.Done : RecoveryState.Failed };
        var commit = new Commit(award.Partition).Replace(read!.Count!, read.Count!.Value).Replace(stored, entry).WakeAward(awardId)
            .Audit(AuditNote.By(
                ByRule, arrived ? "recovery-set-off" : "set-off-failed", awardId,
                ("entry", number.ToString(CultureInfo.InvariantCulture)), ("amount", $"{entry.Amount}")));
        IEnumerable<string> told = arrived
            ? await holders.HoldersAsync(award.Home, cancellation)
            : (await hands.WhoMayAsync(Right.MakePayment, awardId, cancellation))
                .Except(await holders.HoldersAsync(award.Home, cancellation));
        foreach (var person in told.Take(MostTold))
            commit.Mail(
                $"mail:{(arrived ? RecoveryMails.RecoverySetOff : RecoveryMails.SetOffFailed).Name}:{awardId}:{number}:{person}",
                arrived ? RecoveryMails.Told(person, award, entry, read.Book.Left) : RecoveryMails.Failed(person, award, entry));
        await commits.SaveAsync(commit, cancellation);
    }
}
