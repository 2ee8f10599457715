namespace Funding.Workflows.Applications;

/// <summary>The call's one rule of time, whatever kind takes applications in: the last day counts to its end in Shanghai.</summary>
public static class CallIsOpen
{
    /// <summary>How long an upload begun before the close may take to finish.</summary>
    public static readonly TimeSpan UploadGrace = TimeSpan.FromMinutes(10);

    public static bool Is(Round round, DateTimeOffset now) =>
        round.IsAtCall() && now >= ShanghaiTime.StartOf(round.Opens) && ShanghaiTime.IsInTime(now, round.CallCloses());

    /// <summary>It is in its call; one whose cases go their own way stays there when the call is over.</summary>
    public static bool IsNotOver(IStaged round, DateTimeOffset now) =>
        round.IsAtCall() && (!round.IsRolling() || ShanghaiTime.IsInTime(now, round.CallCloses()));

    /// <exception cref="RefusedException">The call has not opened or has closed.</exception>
    public static void Demand(Round round, DateTimeOffset now)
    {
        if (!round.IsAtCall() || !ShanghaiTime.IsInTime(now, round.CallCloses()))
        {
            throw new RefusedException(ApplicationRefusals.CallClosed());
        }

        if (now < ShanghaiTime.StartOf(round.Opens))
        {
            throw new RefusedException(ApplicationRefusals.CallNotOpen());
        }
    }
}
