namespace Funding.Workflows.Benefits;

/// <param name="Payable">As it is put into its line.</param>
/// <param name="Year">That was claimed for.</param>
/// <param name="Case">Under which it was reserved.</param>
/// <param name="Document">Of the decision letter.</param>
internal sealed record ClaimPayable(Payable Payable, int Year, string Case, string Document);

/// <summary>
/// What was reserved for a claim belongs to its line's award and waits to be paid, in one commit of the budget line, once. Anew where it
/// was released because granting took so long.
/// </summary>
internal sealed class PayBenefitHandler(BudgetStore lines, RunStore runs, LedgerWriter writer, CommitWriter commits) : IEffectHandler
{
    public const string KindName = "pay-benefit";

    /// <summary>Before the year of a claim in the passes of its postings: no run of payments has one so high.</summary>
    private const int Passes = 200_000_000;

    private static readonly Actor ByRule = Actor.Rule(KindName);

    public string Kind => KindName;

    public static Effect Of(ClaimPayable claim) =>
        Effect.Of(KindName, $"{KindName}:{claim.Payable.AwardId}:{claim.Payable.Tranche}", claim);

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var claim = FundingJson.Deserialize<ClaimPayable>(payload)!;
        return Attempts.UntilWrittenAsync(() => PutAsync(claim, cancellation), cancellation);
    }

    private async Task PutAsync(ClaimPayable claim, CancellationToken cancellation)
    {
        var payable = claim.Payable;
        if (await runs.PayableAsync(payable.Line, payable.AwardId, payable.Tranche, cancellation) is not null) return;
        var line = await lines.GetAsync(payable.Line, cancellation);
        var reserved = (await lines.CaseAsync(payable.Line, claim.Case, cancellation))?.Value;
        var prepared = await writer.PrepareAsync(
            line.Value,
            [
                .. reserved is { } of && of.Holds.Reserved > Yuan.Zero
                    ? [PostingDraft.Of(of.Case, PostingPurpose.Release, of.Holds.Reserved, Math.Max(of.LastPass, 1))]
                    : Array.Empty<PostingDraft>(),
                PostingDraft.Of(payable.AwardId, PostingPurpose.Reserve, payable.Amount, Passes + claim.Year),
                PostingDraft.Of(payable.AwardId, PostingPurpose.Commit, payable.Amount, Passes + claim.Year, claim.Document),
            ],
            ByRule, cancellation);
        var commit = new Commit(MoneyKeys.Partition(payable.Line));
        writer.Write(commit, line, line.Value, prepared, ByRule);
        await commits.SaveAsync(
            commit.Insert(PayableKeys.Of(payable.AwardId, payable.Tranche), payable).Audit(AuditNote.By(
                ByRule, "payable-due", $"{payable.Line}", ("award", payable.AwardId), ("tranche", payable.Tranche),
                ("amount", $"{payable.Amount}"))),
            cancellation);
    }

    /// <summary>What is committed to a claim and is not paid any more.</summary>
    internal static PostingDraft Freed(Payable payable) => new(
        new(payable.AwardId, PostingPurpose.Release, Passes + int.Parse(payable.Tranche, CultureInfo.InvariantCulture)),
        LedgerAccount.Committed, LedgerAccount.Available, payable.Amount);

    /// <summary>What is to come back of a claim since its line was withdrawn.</summary>
    internal static PostingDraft AskedBack(AwardHome award, int year, Yuan amount) => PostingDraft.Of(
        award.Id, PostingPurpose.Recover, amount, Passes + year, award.Cause?.Document ?? "");
}
