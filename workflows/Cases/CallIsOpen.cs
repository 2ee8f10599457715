namespace Funding.Workflows.Cases;

/// <summary>The call's one rule of time, whatever kind takes applications in: the last day counts to its end in Shanghai.</summary>
public static class CallIsOpen
{
    /// <summary>How long an upload begun before the close may take to finish.</summary>
    public static readonly TimeSpan UploadGrace = TimeSpan.FromMinutes(10);

    public static bool Is(Round round, DateTimeOffset now) => Refusal(round, now) is null;

    /// <summary>It is in its call; one whose cases go their own way stays there when the call is over.</summary>
    public static bool IsNotOver(IStaged round, DateTimeOffset now) =>
        round.IsAtCall() && (!round.IsRolling() || ShanghaiTime.IsInTime(now, round.CallCloses()));

    /// <returns>That it has not opened or has closed; null while it is open.</returns>
    public static Refusal? Refusal(Round round, DateTimeOffset now) =>
        !round.IsAtCall() || !ShanghaiTime.IsInTime(now, round.CallCloses()) ? ApplicationRefusals.CallClosed()
            : now < ShanghaiTime.StartOf(round.Opens) ? ApplicationRefusals.CallNotOpen()
            : null;

    /// <exception cref="RefusedException">The call has not opened or has closed.</exception>
    public static void Demand(Round round, DateTimeOffset now)
    {
        if (Refusal(round, now) is { } refusal)
        {
            throw new RefusedException(refusal);
        }
    }
}
