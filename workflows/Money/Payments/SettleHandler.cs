namespace Funding.Workflows.Money.Payments;

/// <summary>An answer by its run.</summary>
public sealed record AnswerName(LineId Line, int Run, int Number);

/// <summary>
/// Carries a bank's answer out: postings, payables, items and what awards are told, in batches that are each one commit of the line. A
/// payment that was carried out before is passed over, so the process may end between any two of them.
/// </summary>
internal sealed class SettleHandler(RunStore runs, BudgetStore lines, LedgerWriter writer, CommitWriter commits) : IEffectHandler
{
    public const string KindName = "settle-bank-answer";

    /// <summary>Rows of a commit beside its payments: the line, its list, two records, the run and the list of runs.</summary>
    private const int OtherRows = 6;

    /// <summary>Rows of a payment beside its postings: item, payable, what the ledger's case holds, and the award's effect.</summary>
    private const int RowsOfOne = 4;

    private const int MostPostings = 3;

    /// <summary>So many fit a batch whatever the bank says of them.</summary>
    private const int Fewest = (StorageLimits.RowsPerBatch - OtherRows) / (RowsOfOne + MostPostings);

    private const int MostPaid = (StorageLimits.RowsPerBatch - OtherRows) / (RowsOfOne + 1);

    private static readonly Actor Bank = Actor.Rule("bank-answer");

    public string Kind => KindName;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var name = FundingJson.Deserialize<AnswerName>(payload)!;
        var answer = await runs.AnswerAsync(name.Line, name.Run, name.Number, cancellation)
            ?? throw new EffectGivenUpException($"There is no answer {name.Number} of run {name.Run} of {name.Line}.");
        foreach (var same in answer.Lines.GroupBy(l => l.Outcome == ItemOutcome.Returned))
        {
            foreach (var some in same.Chunk(same.Key ? Fewest : MostPaid))
                await Attempts.UntilWrittenAsync(() => SettleAsync(name, some, cancellation), cancellation);
        }

        await Attempts.UntilWrittenAsync(async () =>
        {
            var stored = await runs.GetAsync(name.Line, name.Run, cancellation);
            if (stored.Value.Settling == name.Number)
                await commits.SaveAsync(
                    new Commit(MoneyKeys.Partition(name.Line)).Replace(stored, stored.Value with { Settling = null }), cancellation);
        }, cancellation);
    }

    private async Task SettleAsync(AnswerName name, AnswerLine[] some, CancellationToken cancellation)
    {
        var run = await runs.GetAsync(name.Line, name.Run, cancellation);
        var found = await Task.WhenAll(some.Select(async said =>
        {
            var item = await runs.ItemAsync(name.Line, name.Run, said.Item, cancellation)
                ?? throw new EffectGivenUpException($"Run {name.Run} of {name.Line} has no payment {said.Item}.");
            var payable = await runs.PayableAsync(name.Line, item.Value.AwardId, item.Value.Tranche, cancellation)
                ?? throw new EffectGivenUpException($"{name.Line} has no payable {item.Value.AwardId}:{item.Value.Tranche}.");
            return (Item: item, Payable: payable, Settled: SettleDecision.Of(run.Value, item.Value, payable.Value, said));
        }));
        var fresh = found.Where(f => f.Settled is not null).ToList();
        if (fresh.Count == 0) return;

        var drafts = fresh.SelectMany(f => f.Settled!.Drafts).ToList();
        var commit = new Commit(MoneyKeys.Partition(name.Line));
        if (drafts.Count > 0)
        {
            var line = await lines.GetAsync(name.Line, cancellation);
            writer.Write(commit, line, line.Value, await writer.PrepareAsync(line.Value, drafts, Bank, cancellation), Bank);
        }

        foreach (var (item, payable, settled) in fresh)
        {
            commit.Replace(item, settled!.Item).Replace(payable, settled.Payable).Then(settled.Told.Effect());
        }

        var after = SettleDecision.After(run.Value, fresh.Select(f => (f.Item.Value, f.Settled!.Item)));
        commit.Replace(run, after).Audit(RunCommands.Noted(
            Bank, "payments-settled", after,
            ("payments", string.Join(' ', fresh.Select(f => $"{f.Settled!.Item.Number}:{f.Settled.Item.Outcome}")))));
        if (after.State != run.Value.State) commit.List(after);
        await commits.SaveAsync(commit, cancellation);
    }
}
