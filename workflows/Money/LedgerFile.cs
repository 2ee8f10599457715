namespace Funding.Workflows.Money;

/// <summary>A line of a ledger's file: a posting, or, behind all of a budget line's, what they come to.</summary>
/// <param name="Line">As <see cref="LineId.ToString"/> writes it.</param>
public sealed record LedgerFileLine(string Line, Posting? Posting, LedgerClose? Close);

/// <param name="Postings">How many there are.</param>
/// <param name="Hash">See <see cref="LedgerHash"/>.</param>
public sealed record LedgerClose(long Postings, Balances Balances, string Hash);

/// <summary>SHA-256 over a line for each posting, in order.</summary>
public static class LedgerHash
{
    public static string Of(IEnumerable<Posting> postings) => Sha256Hex.Of(string.Concat(postings.Select(p => string.Create(
        CultureInfo.InvariantCulture,
        $"{p.Number}|{p.Key}|{p.From}|{p.To}|{p.Amount}|{p.At.UtcDateTime:O}|{p.By}|{p.Document}\n"))));
}

/// <param name="Lines">What the postings of each budget line come to, by its name.</param>
/// <param name="Faults">What does not fit, a sentence each; empty when the ledger holds.</param>
public sealed record LedgerVerification(IReadOnlyDictionary<string, LedgerClose> Lines, IReadOnlyList<string> Faults)
{
    public bool Holds => Faults.Count == 0;
}

/// <summary>Recomputes balances from a ledger's file; needs nothing else. Pure.</summary>
public static class LedgerVerifier
{
    public static LedgerVerification Verify(IEnumerable<LedgerFileLine> file)
    {
        var (postings, closes) = (new Dictionary<string, List<Posting>>(), new Dictionary<string, LedgerClose>());
        var faults = new List<string>();
        foreach (var entry in file)
        {
            if (LineId.Of(entry.Line) is null || (entry.Posting is null) == (entry.Close is null))
                faults.Add($"'{entry.Line}' is no line of a budget with either a posting or a close");
            else if (closes.ContainsKey(entry.Line))
                faults.Add($"{entry.Line} goes on behind its close");
            else if (entry.Close is { } close)
                closes[entry.Line] = close;
            else
                Of(postings, entry.Line).Add(entry.Posting!);
        }

        foreach (var line in postings.Keys.Where(line => !closes.ContainsKey(line)))
            faults.Add($"{line} has no close: the file ends early");
        var folded = closes.ToDictionary(
            c => c.Key, c => Fold(c.Key, [.. Of(postings, c.Key).OrderBy(p => p.Number)], c.Value, faults), StringComparer.Ordinal);
        faults.AddRange(Unmatched(postings));
        return new(folded, faults);
    }

    /// <summary>Posts every entry anew, in its order, by the rules of the ledger.</summary>
    private static LedgerClose Fold(string line, IReadOnlyList<Posting> postings, LedgerClose close, List<string> faults)
    {
        var (balances, number) = (Balances.Zero, 0L);
        var (cases, keys) = (new Dictionary<string, Balances>(StringComparer.Ordinal), new HashSet<PostingKey>());
        foreach (var posting in postings)
        {
            if (posting.Number != ++number)
            {
                faults.Add($"{line}: posting {number} is missing or there twice");
                return new(number - 1, balances, "");
            }

            var of = cases.GetValueOrDefault(posting.Case) ?? Balances.Zero;
            if (Wrong(posting, balances, of, keys.Add(posting.Key)) is { } wrong)
            {
                faults.Add($"{line}: posting {number} ({posting.Key}) {wrong}");
                return new(number - 1, balances, "");
            }

            balances = balances.Moved(posting.From, posting.To, posting.Amount);
            cases[posting.Case] = of.MovedOfCase(posting.From, posting.To, posting.Amount);
        }

        if (number != close.Postings) faults.Add($"{line}: it closes with {close.Postings} postings and has {number}");
        if (!balances.IsEven() || balances != close.Balances) faults.Add($"{line}: its postings give {balances}, it says {close.Balances}");
        var hash = LedgerHash.Of(postings);
        if (hash != close.Hash) faults.Add($"{line}: it says {close.Hash}, its postings give {hash}");
        return new(number, balances, hash);
    }

    private static string? Wrong(Posting posting, Balances line, Balances of, bool isNew) =>
        !isNew ? "has a key that was used before"
        : !PostingRules.Allow(posting.Purpose, posting.From, posting.To) ? $"moves from {posting.From} to {posting.To}"
        : Ledger.Bar(new(posting.Key, posting.From, posting.To, posting.Amount, posting.Document), line, of)?.English;

    /// <summary>What goes between lines leaves one and arrives in one other with the same amount, where the file has both.</summary>
    private static IEnumerable<string> Unmatched(Dictionary<string, List<Posting>> postings) =>
        from p in postings.SelectMany(line => line.Value.Where(p => p.Purpose is PostingPurpose.Transfer or PostingPurpose.SetOff))
        group p by p.Key into both
        where both.Count() > 2
            || (both.Count() == 2 && (both.First().Amount != both.Last().Amount
                || (both.First().To == LedgerAccount.InTransit) == (both.Last().To == LedgerAccount.InTransit)))
        select $"the {both.Key.Purpose} {both.Key} does not arrive as it left";

    private static List<Posting> Of(Dictionary<string, List<Posting>> postings, string line) =>
        postings.TryGetValue(line, out var known) ? known : postings[line] = [];
}
