namespace Funding.Workflows.Money.Payments;

/// <summary>Who is paid what an award is paid of a line.</summary>
public sealed record LinePayee(string CreditCode, string Name);

/// <summary>
/// Who is paid a tranche: its line says so, in the row that each commit which takes a tranche replaces. An award that passes is held there
/// first, so nothing is taken in that moment for whoever held it before. Pure.
/// </summary>
public static class PayeeDecision
{
    /// <summary>So long an award has to pass; its own commit comes right after the hold.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromMinutes(10);

    /// <summary>Whether the award itself has to be asked who holds it: it was held, and had its time.</summary>
    public static bool AsksHolder(LineCase? of, DateTimeOffset now) => of?.PassingSince is { } since && now - since >= Term;

    /// <param name="of">What the award has of the line; null for nothing.</param>
    /// <param name="holder">Credit code of who holds the award; null where it was not asked.</param>
    /// <returns>Null while the award passes: nothing is taken.</returns>
    public static LinePayee? Of(LineCase? of, Payable payable, string? holder, DateTimeOffset now)
    {
        var payee = of?.Payee ?? new(payable.CreditCode, payable.HolderName);
        return of?.PassingSince is null || (AsksHolder(of, now) && holder == payee.CreditCode) ? payee : null;
    }

    /// <summary>Before it passes.</summary>
    public static LineCase Hold(LineCase of, DateTimeOffset now) => of with { PassingSince = now };

    /// <summary>It passed.</summary>
    public static LineCase Pass(LineCase of, LinePayee payee) => of with { Payee = payee, PassingSince = null };

    /// <summary>Something of it is taken: an earlier hold after which it did not pass is over.</summary>
    public static LineCase Taken(LineCase of) => of with { PassingSince = null };
}
