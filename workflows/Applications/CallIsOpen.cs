namespace Funding.Workflows.Applications;

/// <summary>The call's one rule of time, whatever kind takes applications in: the last day counts to its end in Shanghai.</summary>
public static class CallIsOpen
{
    /// <summary>How long an upload begun before the close may take to finish.</summary>
    public static readonly TimeSpan UploadGrace = TimeSpan.FromMinutes(10);

    public static bool Is(Round round, DateTimeOffset now) => Is(round, round.Opens, now);

    public static bool Is(RoundSummary round, DateTimeOffset now) => Is(round, round.Opens, now);

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

    private static bool Is(IStaged round, DateOnly opens, DateTimeOffset now) =>
        round.IsAtCall() && now >= ShanghaiTime.StartOf(opens) && ShanghaiTime.IsInTime(now, round.CallCloses());
}
