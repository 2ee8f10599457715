using Funding.Workflows.Orchestration;
using Funding.Workflows.Time;

namespace Funding.Workflows.PublicNotice;

public enum ObjectionAct
{
    RemindObjection,
    EscalateObjection,
}

/// <param name="Settled">Decided, or its round was cancelled.</param>
/// <param name="Done">Marks of acts done: RemindObjection with the due day, and EscalateObjection with the day.</param>
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
                : facts.Done.Contains(ReminderMark(facts.DueOn)) ? Step<ObjectionAct>.WaitUntil(due)
                : Step<ObjectionAct>.Do(ObjectionAct.RemindObjection);
        }

        return facts.Done.Contains(EscalationMark(now))
            ? Step<ObjectionAct>.WaitUntil(ShanghaiTime.StartOf(ShanghaiTime.DayOf(now).AddDays(1)))
            : Step<ObjectionAct>.Do(ObjectionAct.EscalateObjection);
    }

    /// <summary>A reminder is done for one due day: a moved one is reminded of again.</summary>
    public static string ReminderMark(DateOnly dueOn) => $"{ObjectionAct.RemindObjection} {dueOn:yyyy-MM-dd}";

    public static string EscalationMark(DateTimeOffset now) => $"{ObjectionAct.EscalateObjection} {ShanghaiTime.DayOf(now):yyyy-MM-dd}";
}
