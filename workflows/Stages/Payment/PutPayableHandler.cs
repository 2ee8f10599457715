namespace Funding.Workflows.Stages.Payment;

/// <param name="Index">Of the payment in its award.</param>
/// <param name="Less">What reports reduced it by.</param>
internal sealed record PayablePayload(Payable Payable, int Index, Yuan Less);

/// <summary>Puts a tranche that fell due into its line, once; what it was reduced by is free there.</summary>
internal sealed class PutPayableHandler(LedgerCommands ledger, BudgetStore lines, CommitWriter commits) : IEffectHandler
{
    public const string KindName = "put-payable";

    private static readonly Actor ByRule = Actor.Rule(KindName);

    public string Kind => KindName;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var (payable, index, less) = FundingJson.Deserialize<PayablePayload>(payload)!;
        // Its commitment is an effect of its own.
        if (await lines.CaseAsync(payable.Line, payable.AwardId, cancellation) is not { Value.Holds: var holds }
            || holds.Committed + holds.Paid + holds.Returned < payable.Amount + less)
            throw new EffectRetryException($"{payable.AwardId} has nothing committed in {payable.Line} yet.");
        if (less > Yuan.Zero)
            await ledger.PostAsync(ByRule, payable.Line, [Freed(payable.AwardId, AwardPasses.Reduced(index), less)], cancellation);
        if (payable.Amount == Yuan.Zero) return;
        var commit = new Commit(MoneyKeys.Partition(payable.Line))
            .Insert(PayableKeys.Of(payable.AwardId, payable.Tranche), payable)
            .Audit(AuditNote.By(
                ByRule, "payable-due", $"{payable.Line}", ("award", payable.AwardId), ("tranche", payable.Tranche),
                ("amount", $"{payable.Amount}")));
        await Attempts.OnceAsync(ConflictKind.Exists, () => commits.SaveAsync(commit, cancellation), cancellation);
    }

    /// <summary>What is committed to an award and not paid any more.</summary>
    public static PostingDraft Freed(string awardId, int pass, Yuan amount) => new(
        new(awardId, PostingPurpose.Release, pass), LedgerAccount.Committed, LedgerAccount.Available, amount);
}
