namespace Funding.Workflows.Money;

/// <summary>What is known of a line when something is posted.</summary>
/// <param name="Cases">What the cases of the drafts hold; absent where nothing.</param>
/// <param name="Known">Postings under the drafts' keys that are on record.</param>
public sealed record LedgerState(
    Balances Line, long Postings, IReadOnlyDictionary<string, Balances> Cases, IReadOnlyDictionary<PostingKey, Posting> Known);

/// <summary>What a batch of postings comes to.</summary>
/// <param name="Cases">Of the cases that moved.</param>
/// <param name="New">In order; none where all were on record.</param>
public sealed record LedgerStep(
    Balances Line, long Postings, IReadOnlyDictionary<string, Balances> Cases, IReadOnlyList<Posting> New);

/// <summary>The double entry of a budget line. Pure: balances fold from postings, and nothing else moves them.</summary>
public static class Ledger
{
    /// <summary>Posts all of the drafts or none; one that is on record already adds nothing.</summary>
    /// <exception cref="RefusedException">
    /// An amount is 0, negative or too large, more than the line has available or the case holds, or a key says something else on record.
    /// </exception>
    /// <exception cref="ArgumentException">A draft moves between accounts that its purpose has not.</exception>
    public static LedgerStep Decide(LedgerState state, IReadOnlyList<PostingDraft> drafts, DateTimeOffset at, string by)
    {
        var (line, number) = (state.Line, state.Postings);
        var (known, moved) = (new Dictionary<PostingKey, Posting>(state.Known), new Dictionary<string, Balances>(StringComparer.Ordinal));
        var (posted, refusals) = (new List<Posting>(), new List<Refusal>());
        foreach (var draft in drafts)
        {
            if (known.TryGetValue(draft.Key, out var before))
            {
                if (!before.Is(draft)) refusals.Add(MoneyRefusals.KeyTaken(before));
                continue;
            }

            var of = moved.GetValueOrDefault(draft.Key.Case) ?? state.Cases.GetValueOrDefault(draft.Key.Case) ?? Balances.Zero;
            if (Bar(draft, line, of) is { } bar)
            {
                refusals.Add(bar);
                continue;
            }

            var posting = Posting.Of(draft, ++number, at, by);
            line = line.Moved(draft.From, draft.To, draft.Amount);
            moved[draft.Key.Case] = of.MovedOfCase(draft.From, draft.To, draft.Amount);
            known[draft.Key] = posting;
            posted.Add(posting);
        }

        return refusals.Count > 0 ? throw new RefusedException(refusals) : new(line, number, moved, posted);
    }

    /// <summary>Why one cannot be posted now; null where it can.</summary>
    /// <param name="of">What its case holds.</param>
    public static Refusal? Bar(PostingDraft draft, Balances line, Balances of)
    {
        if (!PostingRules.Allow(draft.Key.Purpose, draft.From, draft.To))
            throw new ArgumentException($"{draft.Key.Purpose} does not move from {draft.From} to {draft.To}.", nameof(draft));
        if (Yuan.Bar(draft.Amount.Value, "amount") is { } amount) return amount;
        if (Balances.IsOfCase(draft.From))
        {
            return of[draft.From] < draft.Amount
                ? MoneyRefusals.BeyondCase(draft.Key.Case, draft.From, of[draft.From], draft.Amount) : null;
        }

        return draft.From switch
        {
            LedgerAccount.Available when line.Available < draft.Amount => MoneyRefusals.BeyondLine(line.Available, draft.Amount),
            LedgerAccount.Planned when line.Planned + draft.Amount > Yuan.Most => MoneyRefusals.TooLarge("amount"),
            _ => null,
        };
    }
}
