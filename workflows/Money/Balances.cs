namespace Funding.Workflows.Money;

/// <summary>Where a line's money stands. Every posting takes from one account and gives to another.</summary>
public enum LedgerAccount
{
    /// <summary>What documents gave to the line; it grows by what is taken from it.</summary>
    Planned,
    Available,
    Reserved,
    Committed,
    Paid,

    /// <summary>Came back: from the bank, or from a holder.</summary>
    Returned,

    /// <summary>A holder is to pay it back.</summary>
    Receivable,

    /// <summary>Went to another line; below zero what came from others.</summary>
    InTransit,
}

/// <summary>What stands on each account, yuan; of a case only the accounts from reserved to receivable.</summary>
public sealed record Balances(
    Yuan Planned, Yuan Available, Yuan Reserved, Yuan Committed, Yuan Paid, Yuan Returned, Yuan Receivable, Yuan InTransit)
{
    public static readonly Balances Zero = new(
        Yuan.Zero, Yuan.Zero, Yuan.Zero, Yuan.Zero, Yuan.Zero, Yuan.Zero, Yuan.Zero, Yuan.Zero);

    public Yuan this[LedgerAccount account] => account switch
    {
        LedgerAccount.Planned => Planned,
        LedgerAccount.Available => Available,
        LedgerAccount.Reserved => Reserved,
        LedgerAccount.Committed => Committed,
        LedgerAccount.Paid => Paid,
        LedgerAccount.Returned => Returned,
        LedgerAccount.Receivable => Receivable,
        _ => InTransit,
    };

    /// <summary>The accounts that a case has of its own.</summary>
    public static bool IsOfCase(LedgerAccount account) => account is >= LedgerAccount.Reserved and <= LedgerAccount.Receivable;

    /// <summary>What was planned is on the other accounts, to the fen.</summary>
    public bool IsEven() => Planned == Available + Reserved + Committed + Paid + Returned + Receivable + InTransit;

    public Balances Moved(LedgerAccount from, LedgerAccount to, Yuan amount) =>
        With(from, from == LedgerAccount.Planned ? amount : -amount).With(to, amount);

    /// <summary>As <see cref="Moved"/>, of the accounts of a case alone.</summary>
    public Balances MovedOfCase(LedgerAccount from, LedgerAccount to, Yuan amount)
    {
        var after = IsOfCase(from) ? With(from, -amount) : this;
        return IsOfCase(to) ? after.With(to, amount) : after;
    }

    public static Balances operator +(Balances a, Balances b) =>
        Enum.GetValues<LedgerAccount>().Aggregate(a, (sum, account) => sum.With(account, b[account]));

    private Balances With(LedgerAccount account, Yuan more) => account switch
    {
        LedgerAccount.Planned => this with { Planned = Planned + more },
        LedgerAccount.Available => this with { Available = Available + more },
        LedgerAccount.Reserved => this with { Reserved = Reserved + more },
        LedgerAccount.Committed => this with { Committed = Committed + more },
        LedgerAccount.Paid => this with { Paid = Paid + more },
        LedgerAccount.Returned => this with { Returned = Returned + more },
        LedgerAccount.Receivable => this with { Receivable = Receivable + more },
        _ => this with { InTransit = InTransit + more },
    };
}
