namespace Funding.Workflows.Applications;

/// <summary>The call's one rule of time: the last day counts to its end in Shanghai.</summary>
internal static class CallIsOpen
{
    public static bool Is(Round round, DateTimeOffset now) =>
        round.IsAt(CallStage.Kind)
            && now >= ShanghaiTime.StartOf(round.Opens)
            && ShanghaiTime.IsInTime(now, round.CloseOf(CallStage.Kind));

    /// <exception cref="RefusedException">The call has not opened or has closed.</exception>
    public static void Demand(Round round, DateTimeOffset now)
    {
        if (!round.IsAt(CallStage.Kind) || !ShanghaiTime.IsInTime(now, round.CloseOf(CallStage.Kind)))
        {
            throw new RefusedException(ApplicationRefusals.CallClosed());
        }

        if (now < ShanghaiTime.StartOf(round.Opens))
        {
            throw new RefusedException(ApplicationRefusals.CallNotOpen());
        }
    }
}
