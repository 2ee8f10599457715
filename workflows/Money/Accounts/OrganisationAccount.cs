namespace Funding.Workflows.Money.Accounts;

/// <summary>A bank account as an organisation entered it, with the letter that its seal is on.</summary>
/// <param name="Version">From 1, counted for the organisation.</param>
/// <param name="Number">Sealed by the key ring; see <see cref="OrganisationAccount.PlaceOf"/>.</param>
/// <param name="Tail">Its last four digits.</param>
/// <param name="Bank">开户行.</param>
/// <param name="BankCode">联行号, 12 digits.</param>
/// <param name="Contact">Whom the office calls about it, at <paramref name="Phone"/>.</param>
public sealed record AccountEntry(
    int Version, string AccountName, string Number, string Tail, string Bank, string BankCode, string Contact, string Phone,
    AttachedDocument Letter, ActMark Entered)
{
    /// <summary>As everybody reads it.</summary>
    [JsonIgnore]
    public string Masked => $"**** {Tail}";
}

/// <summary>An officer called the number that was on file before a change, and asked.</summary>
/// <param name="Spoke">With whom.</param>
/// <param name="Phone">The number on file, which was called.</param>
public sealed record CallBack(string Spoke, string Phone, DateOnly On, string Note, ActMark By);

/// <param name="Reason">Why it was not taken.</param>
public sealed record AccountRefusal(AccountEntry Entry, string Reason, ActMark By);

/// <summary>How an organisation's account stands on a day.</summary>
public enum AccountPhase
{
    None,

    /// <summary>The first one waits for an officer.</summary>
    FirstWaits,

    /// <summary>A change waits for the call to the number on file.</summary>
    CallWaits,

    /// <summary>A change waits for a second officer.</summary>
    SecondWaits,

    /// <summary>A change is confirmed, and nothing is paid to it yet.</summary>
    Rests,
    Payable,
}

/// <summary>The bank account of an organisation, in its partition: what is in force, and what waits.</summary>
public sealed record OrganisationAccount(string CreditCode)
{
    /// <summary>In force; null before the first was confirmed.</summary>
    public AccountEntry? Current { get; init; }

    /// <summary>From this day it is paid to; null for at once.</summary>
    public DateOnly? PayableFrom { get; init; }

    public ActMark? Confirmed { get; init; }

    /// <summary>Null while nothing waits.</summary>
    public AccountEntry? Waiting { get; init; }

    /// <summary>Of the change that waits.</summary>
    public CallBack? Call { get; init; }

    /// <summary>The last one that was not taken; null once another is in force.</summary>
    public AccountRefusal? Refused { get; init; }

    public int Versions { get; init; }

    /// <summary>What a number is sealed for: it opens nowhere else.</summary>
    public static string PlaceOf(string creditCode, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"account:{creditCode}:{version}");

    public AccountPhase PhaseOn(DateOnly day) =>
        Waiting is not null ? Current is null ? AccountPhase.FirstWaits : Call is null ? AccountPhase.CallWaits : AccountPhase.SecondWaits
        : Current is null ? AccountPhase.None
        : PayableFrom > day ? AccountPhase.Rests : AccountPhase.Payable;
}

/// <summary>What becomes of an organisation's account. Pure.</summary>
public static class AccountDecision
{
    /// <returns>Why another cannot be entered now; null where it can.</returns>
    public static Refusal? BarEntry(OrganisationAccount account) => account.Waiting is null ? null : AccountRefusals.Waits();

    public static OrganisationAccount Enter(OrganisationAccount account, AccountEntry entry) => BarEntry(account) is { } bar
        ? throw new RefusedException(bar) : account with { Waiting = entry, Call = null, Versions = entry.Version };

    /// <exception cref="RefusedException">No change waits for a call, or the day lies before the change or ahead.</exception>
    public static OrganisationAccount Called(OrganisationAccount account, CallBack call, DateOnly today) =>
        account.PhaseOn(today) != AccountPhase.CallWaits ? throw new RefusedException(AccountRefusals.NoCallWaits())
        : call.On > today || call.On < ShanghaiTime.DayOf(account.Waiting!.Entered.At)
            ? throw new RefusedException(AccountRefusals.CallDay()) : account with { Call = call };

    /// <param name="payableFrom">Of a change: the day on which its rest is over.</param>
    /// <exception cref="RefusedException">Nothing waits, the call has not been made, or the same officer made it.</exception>
    public static OrganisationAccount Confirm(OrganisationAccount account, ActMark by, DateOnly payableFrom)
    {
        var waiting = account.Waiting ?? throw new RefusedException(AccountRefusals.NothingWaits());
        if (waiting.Entered.ByPerson == by.ByPerson) throw new RefusedException(AccountRefusals.OwnOrganisation());
        if (account.Current is not null && account.Call is null) throw new RefusedException(AccountRefusals.CallFirst());
        if (account.Call?.By.ByPerson == by.ByPerson) throw new RefusedException(AccountRefusals.SecondOfficer());
        return account with
        {
            Current = waiting,
            PayableFrom = account.Current is null ? null : payableFrom,
            Confirmed = by,
            Waiting = null,
            Call = null,
            Refused = null,
        };
    }

    /// <exception cref="RefusedException">Nothing waits.</exception>
    public static OrganisationAccount Refuse(OrganisationAccount account, string reason, ActMark by) => account with
    {
        Refused = new(account.Waiting ?? throw new RefusedException(AccountRefusals.NothingWaits()), reason, by),
        Waiting = null,
        Call = null,
    };

    /// <returns>Why nothing is paid to the organisation on that day; null where it is.</returns>
    public static AccountPhase? BarPaying(OrganisationAccount? account, DateOnly today) =>
        (account?.PhaseOn(today) ?? AccountPhase.None) is var phase and not AccountPhase.Payable ? phase : null;
}
