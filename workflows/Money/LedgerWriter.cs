namespace Funding.Workflows.Money;

/// <summary>A batch of postings worked out against the rows that its commit replaces.</summary>
public sealed record PreparedPostings(
    LedgerStep Step, IReadOnlyList<PostingDraft> Drafts, IReadOnlyDictionary<string, Stored<LineCase>> Cases, DateTimeOffset At);

/// <summary>A line has more available than before: rounds that wait for money look again.</summary>
public sealed record MoneyFreed(LineId Line)
{
    public const string EffectKind = "money-freed";
}

/// <summary>
/// Puts postings into a commit of a line: each posting's row, what its cases hold, the line's own row with its balances, the list's row by
/// an effect, and the record. Every commit replaces the line's row by its ETag, so of two at once one is worked out anew.
/// </summary>
public sealed class LedgerWriter(BudgetStore lines, TimeProvider clock)
{
    /// <summary>A posting takes two rows, and each commit five more.</summary>
    public const int MostAtOnce = 40;

    /// <param name="line">As it was read before the call.</param>
    /// <exception cref="RefusedException">See <see cref="Ledger.Decide"/>.</exception>
    public async Task<PreparedPostings> PrepareAsync(
        BudgetLine line, IReadOnlyList<PostingDraft> drafts, Actor actor, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(drafts.Count, MostAtOnce);
        var cases = (await Task.WhenAll(drafts.Where(HasCase).Select(d => d.Key.Case).Distinct(StringComparer.Ordinal)
                .Select(of => lines.CaseAsync(line.Id, of, cancellation))))
            .OfType<Stored<LineCase>>().ToDictionary(c => c.Value.Case, StringComparer.Ordinal);
        // The record is read after the cases: whatever a double has just moved in them is on it, and is not refused as beyond them.
        var known = await Task.WhenAll(drafts.Select(d => d.Key).Distinct()
            .Select(key => lines.PostingAsync(line.Id, key, cancellation)));
        var now = clock.GetUtcNow();
        var state = new LedgerState(
            line.Balances, line.Postings, cases.ToDictionary(c => c.Key, c => c.Value.Value.Holds, StringComparer.Ordinal),
            known.OfType<Posting>().ToDictionary(p => p.Key));
        return new(Ledger.Decide(state, drafts, now, actor.PersonId), drafts, cases, now);
    }

    /// <param name="stored">The line as it was read; null for one that begins.</param>
    /// <param name="line">What the commit makes of it beside its postings.</param>
    /// <param name="prepared">Null where nothing is posted.</param>
    /// <returns>The line as it will be.</returns>
    public BudgetLine Write(Commit commit, Stored<BudgetLine>? stored, BudgetLine line, PreparedPostings? prepared, Actor actor)
    {
        var after = prepared is null ? line : line with { Balances = prepared.Step.Line, Postings = prepared.Step.Postings };
        commit.Put(MoneyKeys.Line, stored, after).WriteElsewhere(MoneyKeys.ListPartition, MoneyKeys.Listed(line.Id), after);
        if (prepared is not { Step.New: { Count: > 0 } posted })
        {
            return after;
        }

        if (after.Balances.Available > line.Balances.Available)
        {
            commit.Then(Effect.Of(MoneyFreed.EffectKind, $"{MoneyFreed.EffectKind}:{line.Id}:{after.Postings}", new MoneyFreed(line.Id)));
        }

        foreach (var posting in posted)
        {
            commit.Insert(MoneyKeys.Posting(posting.Key), posting);
        }

        var fresh = prepared.Drafts.Where(d => posted.Any(p => p.Key == d.Key)).ToList();
        foreach (var of in fresh.Where(HasCase).Select(d => d.Key.Case).Distinct(StringComparer.Ordinal))
        {
            var before = prepared.Cases.GetValueOrDefault(of);
            commit.Put(
                MoneyKeys.Case(of), before,
                (before?.Value ?? new LineCase(of, Balances.Zero)).After(prepared.Step.Cases[of], fresh, prepared.At));
        }

        commit.Audit(AuditNote.By(actor, "money-posted", $"{line.Id}", [.. posted.Select(p => (
            p.Number.ToString(CultureInfo.InvariantCulture), $"{p.Key} {p.From} > {p.To} {p.Amount} {p.Document}".TrimEnd()))]));
        return after;
    }

    private static bool HasCase(PostingDraft draft) => Balances.IsOfCase(draft.From) || Balances.IsOfCase(draft.To);
}
