namespace Funding.Workflows.Money.Payments;

/// <summary>What one payment comes to: its rows, what the ledger posts, and what its award is told.</summary>
public sealed record SettledItem(RunItem Item, Payable Payable, IReadOnlyList<PostingDraft> Drafts, PaymentSettled Told);

/// <summary>The bank's word on a payment, carried into ledger and payable. Pure.</summary>
public static class SettleDecision
{
    /// <returns>Null where it was carried out before.</returns>
    public static SettledItem? Of(PaymentRun run, RunItem item, Payable payable, AnswerLine said)
    {
        if (item.Outcome == said.Outcome || item.Outcome is ItemOutcome.Failed or ItemOutcome.Returned or ItemOutcome.Stopped) return null;
        var document = run.ReferenceOf(item.Number);
        PostingDraft Posted(PostingPurpose purpose) => PostingDraft.Of(item.AwardId, purpose, item.Amount, item.Pass, document);
        var owed = new PostingDraft(
            new(item.AwardId, PostingPurpose.Commit, item.Pass), LedgerAccount.Returned, LedgerAccount.Committed, item.Amount, document);
        IReadOnlyList<PostingDraft> drafts = said.Outcome switch
        {
            ItemOutcome.Paid => [Posted(PostingPurpose.Pay)],
            ItemOutcome.Returned when item.Outcome == ItemOutcome.Paid => [Posted(PostingPurpose.Return), owed],
            ItemOutcome.Returned => [Posted(PostingPurpose.Pay), Posted(PostingPurpose.Return), owed],
            _ => [],
        };
        var (state, outcome) = said.Outcome switch
        {
            ItemOutcome.Paid => (PayableState.Paid, PaymentOutcome.Paid),
            ItemOutcome.Returned => (PayableState.Returned, PaymentOutcome.Returned),
            _ => (PayableState.Failed, PaymentOutcome.Failed),
        };
        return new(
            item with { Outcome = said.Outcome, Reason = said.Reason, On = said.On },
            payable with
            {
                State = state,
                Run = said.Outcome == ItemOutcome.Paid ? payable.Run : null,
                Reason = said.Reason.Length > 0 ? said.Reason : null,
            },
            drafts,
            new(item.AwardId, item.Tranche, item.Amount, item.Attempt, outcome, said.On));
    }

    /// <summary>The run after some of its payments.</summary>
    /// <param name="items">Each as it was and as it is.</param>
    public static PaymentRun After(PaymentRun run, IEnumerable<(RunItem Before, RunItem After)> items)
    {
        var figures = run.Settled;
        foreach (var (before, after) in items)
        {
            var wasPaid = before.Outcome == ItemOutcome.Paid;
            figures = after.Outcome switch
            {
                ItemOutcome.Paid => figures with { Paid = figures.Paid + 1, PaidSum = figures.PaidSum + after.Amount },
                ItemOutcome.Returned => figures with
                {
                    Paid = figures.Paid - (wasPaid ? 1 : 0),
                    PaidSum = wasPaid ? figures.PaidSum - after.Amount : figures.PaidSum,
                    Returned = figures.Returned + 1,
                },
                _ => figures with { Failed = figures.Failed + 1 },
            };
        }

        var settled = run with { Settled = figures };
        return settled.Unanswered == 0 && settled.State == RunState.Sent ? settled with { State = RunState.Settled } : settled;
    }
}
