namespace Funding.Workflows.Money;

/// <summary>Posts into a budget line; whoever is bound by money posts here before its own commit.</summary>
public sealed class LedgerCommands(BudgetStore lines, LedgerWriter writer, CommitWriter commits)
{
    /// <summary>Posts all of the drafts in one commit, or nothing; what is on record adds nothing, however often it comes.</summary>
    /// <param name="drafts">At most <see cref="LedgerWriter.MostAtOnce"/>.</param>
    /// <returns>The line after it.</returns>
    /// <exception cref="RefusedException">No such line, or one of the drafts is refused: see <see cref="Ledger.Decide"/>.</exception>
    public Task<BudgetLine> PostAsync(
        Actor actor, LineId line, IReadOnlyList<PostingDraft> drafts, CancellationToken cancellation = default) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            var stored = await lines.GetAsync(line, cancellation);
            var prepared = await writer.PrepareAsync(stored.Value, drafts, actor, cancellation);
            if (prepared.Step.New.Count == 0)
            {
                return stored.Value;
            }

            var commit = new Commit(MoneyKeys.Partition(line));
            var after = writer.Write(commit, stored, stored.Value, prepared, actor);
            await commits.SaveAsync(commit, cancellation);
            return after;
        }, cancellation);
}
