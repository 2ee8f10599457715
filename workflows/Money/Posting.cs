namespace Funding.Workflows.Money;

/// <summary>What a posting is for.</summary>
public enum PostingPurpose
{
    /// <summary>A document sets a line, or raises it (预算下达).</summary>
    Plan,

    /// <summary>Money is set aside before a round or an award is bound to it (预留).</summary>
    Reserve,

    /// <summary>What was set aside is free again (释放).</summary>
    Release,

    /// <summary>It belongs to an award (安排).</summary>
    Commit,

    /// <summary>拨付.</summary>
    Pay,

    /// <summary>It came back (退回).</summary>
    Return,

    /// <summary>A holder is to pay it back (追缴).</summary>
    Recover,

    /// <summary>Between lines, one posting in each under one key (调剂).</summary>
    Transfer,

    /// <summary>
    /// What a holder owes is kept from what it is to be paid (抵扣): between lines one posting in each under one key, in one line a single
    /// one.
    /// </summary>
    SetOff,
}

/// <summary>A posting's name in its line: whoever posts the same twice posts it once.</summary>
/// <param name="Case">An award, an application, or a document that gave money.</param>
/// <param name="Pass">From 1; another one is another posting.</param>
public sealed record PostingKey(string Case, PostingPurpose Purpose, int Pass)
{
    /// <summary><c>{case}:{purpose}:{pass}</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Case}:{$"{Purpose}".ToLowerInvariant()}:{Pass}");
}

/// <summary>What is to be posted.</summary>
/// <param name="Document">文号 by which it is so; empty where there is none.</param>
public sealed record PostingDraft(PostingKey Key, LedgerAccount From, LedgerAccount To, Yuan Amount, string Document = "")
{
    /// <summary>Of a reservation: the row of its home without which it is released again; null where nothing has to follow.</summary>
    public RowName? Follow { get; init; }

    /// <summary>Between the accounts that the purpose has first.</summary>
    public static PostingDraft Of(string of, PostingPurpose purpose, Yuan amount, int pass = 1, string document = "") =>
        new(new(of, purpose, pass), PostingRules.Of(purpose)[0].From, PostingRules.Of(purpose)[0].To, amount, document);
}

/// <summary>A row by its partition and its key.</summary>
public sealed record RowName(string Partition, string Key);

/// <summary>One double entry of a line.</summary>
/// <param name="Number">Its place in the line: 1, 2, 3… without gaps.</param>
/// <param name="By">Person id, or <c>system</c>.</param>
public sealed record Posting(
    long Number, string Case, PostingPurpose Purpose, int Pass, LedgerAccount From, LedgerAccount To, Yuan Amount, string Document,
    DateTimeOffset At, string By)
{
    [JsonIgnore]
    public PostingKey Key => new(Case, Purpose, Pass);

    public static Posting Of(PostingDraft draft, long number, DateTimeOffset at, string by) => new(
        number, draft.Key.Case, draft.Key.Purpose, draft.Key.Pass, draft.From, draft.To, draft.Amount, draft.Document, at, by);

    /// <summary>The draft is this posting once more.</summary>
    public bool Is(PostingDraft draft) =>
        Key == draft.Key && From == draft.From && To == draft.To && Amount == draft.Amount && Document == draft.Document;
}

/// <summary>Between which accounts a purpose moves money.</summary>
public static class PostingRules
{
    private static readonly FrozenDictionary<PostingPurpose, (LedgerAccount From, LedgerAccount To)[]> Moves =
        new Dictionary<PostingPurpose, (LedgerAccount From, LedgerAccount To)[]>
        {
            [PostingPurpose.Plan] = [(LedgerAccount.Planned, LedgerAccount.Available)],
            [PostingPurpose.Reserve] = [(LedgerAccount.Available, LedgerAccount.Reserved)],
            [PostingPurpose.Release] =
            [
                (LedgerAccount.Reserved, LedgerAccount.Available),
                // What an award is not paid any more.
                (LedgerAccount.Committed, LedgerAccount.Available),
            ],
            [PostingPurpose.Commit] =
            [
                (LedgerAccount.Reserved, LedgerAccount.Committed),
                // What the bank sent back is owed again.
                (LedgerAccount.Returned, LedgerAccount.Committed),
            ],
            [PostingPurpose.Pay] = [(LedgerAccount.Committed, LedgerAccount.Paid)],
            [PostingPurpose.Return] = [(LedgerAccount.Paid, LedgerAccount.Returned), (LedgerAccount.Receivable, LedgerAccount.Returned)],
            [PostingPurpose.Recover] = [(LedgerAccount.Paid, LedgerAccount.Receivable)],
            [PostingPurpose.Transfer] =
                [(LedgerAccount.Available, LedgerAccount.InTransit), (LedgerAccount.InTransit, LedgerAccount.Available)],
            [PostingPurpose.SetOff] =
            [
                (LedgerAccount.Receivable, LedgerAccount.InTransit),
                (LedgerAccount.InTransit, LedgerAccount.Returned),
                (LedgerAccount.Receivable, LedgerAccount.Returned),
                // The tranche was gone meanwhile: it is owed as before.
                (LedgerAccount.InTransit, LedgerAccount.Receivable),
            ],
        }.ToFrozenDictionary();

    public static IReadOnlyList<(LedgerAccount From, LedgerAccount To)> Of(PostingPurpose purpose) => Moves[purpose];

    public static bool Allow(PostingPurpose purpose, LedgerAccount from, LedgerAccount to) => Moves[purpose].Contains((from, to));
}
