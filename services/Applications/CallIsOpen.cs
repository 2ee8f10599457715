using Funding.Workflows.Refusals;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Services.Applications;

/// <summary>The call's one rule of time: the last day counts to its end in Shanghai.</summary>
internal static class CallIsOpen
{
    public static bool Is(Round round, DateTimeOffset now) =>
        round.Stage == RoundStage.Call
            && now >= ShanghaiTime.StartOf(round.Dates.CallOpens)
            && ShanghaiTime.IsInTime(now, round.Dates.CallCloses);

    /// <exception cref="RefusedException">The call has not opened or has closed.</exception>
    public static void Demand(Round round, DateTimeOffset now)
    {
        if (round.Stage != RoundStage.Call || !ShanghaiTime.IsInTime(now, round.Dates.CallCloses))
        {
            throw new RefusedException(ApplicationRefusals.CallClosed());
        }

        if (now < ShanghaiTime.StartOf(round.Dates.CallOpens))
        {
            throw new RefusedException(ApplicationRefusals.CallNotOpen());
        }
    }
}
