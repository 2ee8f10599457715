namespace Funding.Workflows.Money.Payments;

/// <summary>How loud a state is shown.</summary>
internal static class RunTone
{
    public static Tone Of(RunState state) => state switch
    {
        RunState.Settled => Tone.Good,
        RunState.Dropped => Tone.Neutral,
        RunState.Sent => Tone.Active,
        _ => Tone.Notice,
    };

    public static Tone Of(ItemOutcome outcome) => outcome switch
    {
        ItemOutcome.Paid => Tone.Good,
        ItemOutcome.Stopped => Tone.Neutral,
        _ => Tone.Bad,
    };
}
