using Funding.Workflows.Orchestration;
using Funding.Workflows.Time;

namespace Funding.Workflows.PublicNotice;

public enum ObjectionAct
{
    RemindObjection,
    EscalateObjection,
}

/// <param name="Settled">Decided, or its round was cancelled.</param>
/// <param name="Done">Marks of acts done: RemindObjection, and EscalateObjection with the day.</param>
public sealed record ObjectionFacts(bool Settled, DateOnly DueOn, IReadOnlySet<string> Done);

public static class ObjectionDecision
{
    public static Step<ObjectionAct> Next(ObjectionFacts facts, DateTimeOffset now)
    {
        if (facts.Settled)
        {
            return Step<ObjectionAct>.End;
        }

        var remind = ShanghaiTime.StartOf(facts.DueOn);
        var due = ShanghaiTime.CloseOf(facts.DueOn);
        if (now < due)
        {
            return now < remind ? Step<ObjectionAct>.WaitUntil(remind)
                : facts.Done.Contains(nameof(ObjectionAct.RemindObjection)) ? Step<ObjectionAct>.WaitUntil(due)
                : Step<ObjectionAct>.Do(ObjectionAct.RemindObjection);
        }

        return facts.Done.Contains(EscalationMark(now))
            ? Step<ObjectionAct>.WaitUntil(ShanghaiTime.StartOf(ShanghaiTime.DayOf(now).AddDays(1)))
            : Step<ObjectionAct>.Do(ObjectionAct.EscalateObjection);
    }

    public static string EscalationMark(DateTimeOffset now) => $"{ObjectionAct.EscalateObjection} {ShanghaiTime.DayOf(now):yyyy-MM-dd}";
}
