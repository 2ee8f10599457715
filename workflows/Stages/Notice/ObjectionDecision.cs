namespace Funding.Workflows.Stages.Notice;

/// <summary>The acts of an objection.</summary>
public static class ObjectionAct
{
    public const string RemindObjection = nameof(RemindObjection);
    public const string EscalateObjection = nameof(EscalateObjection);
}

/// <param name="Settled">Decided, or its round was cancelled.</param>
/// <param name="Done">Marks of acts done: RemindObjection with the due day, and EscalateObjection with the day.</param>
public sealed record ObjectionFacts(bool Settled, DateOnly DueOn, IReadOnlySet<string> Done);

public static class ObjectionDecision
{
    public static Step Next(ObjectionFacts facts, DateTimeOffset now)
    {
        if (facts.Settled)
        {
            return Step.End;
        }

        var remind = ShanghaiTime.StartOf(facts.DueOn);
        var due = ShanghaiTime.CloseOf(facts.DueOn);
        if (now < due)
        {
            return now < remind ? Step.WaitUntil(remind)
                : facts.Done.Contains(ReminderMark(facts.DueOn)) ? Step.WaitUntil(due)
                : Step.Do(ObjectionAct.RemindObjection);
        }

        return facts.Done.Contains(EscalationMark(now))
            ? Step.WaitUntil(ShanghaiTime.StartOf(ShanghaiTime.DayOf(now).AddDays(1)))
            : Step.Do(ObjectionAct.EscalateObjection);
    }

    /// <summary>A reminder is done for one due day: a moved one is reminded of again.</summary>
    public static string ReminderMark(DateOnly dueOn) => $"{ObjectionAct.RemindObjection} {dueOn:yyyy-MM-dd}";

    public static string EscalationMark(DateTimeOffset now) => $"{ObjectionAct.EscalateObjection} {ShanghaiTime.DayOf(now):yyyy-MM-dd}";
}
