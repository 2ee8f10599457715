using Funding.Workflows.Orchestration;
using Funding.Workflows.Time;

namespace Funding.Workflows.Rounds;

/// <summary>Acts of a stage against their moments: the first that is due and not done, or the next moment to wait for.</summary>
internal sealed class Schedule(RoundFacts facts, DateTimeOffset now)
{
    private RoundAct? due;
    private DateTimeOffset? next;

    public Schedule Once(RoundAct act, DateTimeOffset at) => facts.Done.Contains(act.ToString()) ? this : Consider(act, at);

    /// <summary>Once, and not any more from <paramref name="until"/> on: nobody is reminded of what is over.</summary>
    public Schedule Reminder(RoundAct act, DateTimeOffset at, DateTimeOffset until) => now < until ? Once(act, at) : this;

    /// <summary>Ends the stage: due from <paramref name="at"/> on, for ever.</summary>
    public Step<RoundAct> Always(RoundAct act, DateTimeOffset at) => Consider(act, at).Step();

    /// <summary>From <paramref name="from"/> on, once in each local day.</summary>
    public Step<RoundAct> Daily(RoundAct act, DateTimeOffset from)
    {
        if (now < from)
        {
            return Consider(act, from).Step();
        }

        return facts.Done.Contains(DailyMark(act, now))
            ? Consider(act, ShanghaiTime.StartOf(ShanghaiTime.DayOf(now).AddDays(1))).Step()
            : Consider(act, from).Step();
    }

    public static string DailyMark(RoundAct act, DateTimeOffset now) => $"{act} {ShanghaiTime.DayOf(now):yyyy-MM-dd}";

    private Schedule Consider(RoundAct act, DateTimeOffset at)
    {
        if (at <= now)
        {
            due ??= act;
        }
        else if (next is null || at < next)
        {
            next = at;
        }

        return this;
    }

    private Step<RoundAct> Step() => due is { } act ? Step<RoundAct>.Do(act) : Step<RoundAct>.WaitUntil(next);
}

/// <summary>The marks an act leaves among the round's done acts.</summary>
public static class RoundMarks
{
    private static readonly HashSet<RoundAct> DailyActs =
    [
        RoundAct.EscalateEligibility, RoundAct.AskDeputiesForPublicValue, RoundAct.EscalateUnscored, RoundAct.RemindReturnedRanking,
        RoundAct.CallDeputies,
    ];

    /// <summary>The marks that stay when a stage's days move: its mails are sent again, what it has fixed stays fixed.</summary>
    public static IReadOnlyList<string> OfWhatStays(IEnumerable<string> done) => [.. done.Where(d => d == nameof(RoundAct.FixRosters))];

    /// <summary>The mark that says the act needs no repetition (today, for a daily one).</summary>
    public static string Of(RoundAct act, DateTimeOffset now) => DailyActs.Contains(act) ? Schedule.DailyMark(act, now) : act.ToString();
}
