namespace Funding.Workflows.Money.Recoveries;

/// <param name="Entry">A demand or a repayment that was confirmed.</param>
internal sealed record RecoveryPosting(string AwardId, RecoveryEntry Entry);

/// <summary>Posts once what was confirmed: what is asked back is receivable in its line, what was repaid came back.</summary>
internal sealed class PostRecoveryHandler(LedgerCommands ledger) : IEffectHandler
{
    public const string KindName = "post-recovery";

    public string Kind => KindName;

    public static Effect Of(string awardId, RecoveryEntry entry) => Effect.Of(
        KindName, string.Create(CultureInfo.InvariantCulture, $"{KindName}:{awardId}:{entry.Number}"), new RecoveryPosting(awardId, entry));

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var (awardId, entry) = FundingJson.Deserialize<RecoveryPosting>(payload)!;
        return ledger.PostAsync(Actor.Rule(KindName), entry.Line, [Draft(awardId, entry)], cancellation);
    }

    internal static PostingDraft Draft(string awardId, RecoveryEntry entry) => entry.Kind == RecoveryKind.Demand
        ? PostingDraft.Of(
            awardId, PostingPurpose.Recover, entry.Amount, RecoveryKeys.DemandPass(entry.Number), entry.Reference)
        : new(
            new(awardId, PostingPurpose.Return, entry.Number), LedgerAccount.Receivable, LedgerAccount.Returned, entry.Amount,
            entry.Reference);
}
