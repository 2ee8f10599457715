namespace Funding.Workflows.Money.Accounts;

/// <summary>How loud a phase is shown.</summary>
internal static class BankAccountTone
{
    public static Tone Of(AccountPhase phase) => phase switch
    {
        AccountPhase.Payable => Tone.Good,
        AccountPhase.None => Tone.Neutral,
        _ => Tone.Notice,
    };
}
