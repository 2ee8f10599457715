namespace Funding.Workflows.Submission;

/// <summary>The acts of an application.</summary>
public static class ApplicationAct
{
    public const string RemindDraft = nameof(RemindDraft);
    public const string RemindCorrection = nameof(RemindCorrection);
    public const string RefuseSilence = nameof(RefuseSilence);
}

/// <param name="AtCall">The round is in its call.</param>
/// <param name="OnItsWay">Its case goes its own way: the walker of the case follows it.</param>
/// <param name="Done">Marks of acts already done for it, see <see cref="ApplicationDecision.Mark"/>.</param>
public sealed record ApplicationFacts(
    ApplicationState State, bool Cancelled, bool AtCall, DateOnly CallCloses, DateOnly? CorrectionDue, IReadOnlySet<string> Done,
    bool OnItsWay = false);

/// <summary>What an application needs by itself; the desks' decisions come as events.</summary>
public static class ApplicationDecision
{
    /// <summary>A draft is reminded this many days before the close, a correction on its last day.</summary>
    public const int DraftReminderDays = 3;

    public static Step Next(ApplicationFacts facts, DateTimeOffset now)
    {
        if (facts.Cancelled)
        {
            return Step.End;
        }

        return facts.State switch
        {
            ApplicationState.Draft => Draft(facts, now),
            ApplicationState.UnderCorrection => Correction(facts, now),
            // The round wakes it at the close, the desks at their decisions.
            ApplicationState.Submitted or ApplicationState.Recommended or ApplicationState.Corrected when !facts.OnItsWay =>
                Step.WaitUntil(null),
            ApplicationState.Withdrawn when facts is { AtCall: true, OnItsWay: false } => Withdrawn(facts, now),
            _ => Step.End,
        };
    }

    /// <summary>A reminder is done for one deadline: an extended one is reminded of again.</summary>
    public static string Mark(string act, DateOnly deadline) => $"{act} {deadline:yyyy-MM-dd}";

    private static Step Draft(ApplicationFacts facts, DateTimeOffset now)
    {
        var remind = ShanghaiTime.StartOf(facts.CallCloses.AddDays(-DraftReminderDays));
        var close = ShanghaiTime.CloseOf(facts.CallCloses);
        return now >= remind && now < close && !facts.Done.Contains(Mark(ApplicationAct.RemindDraft, facts.CallCloses))
            ? Step.Do(ApplicationAct.RemindDraft)
            : Step.WaitUntil(now < remind ? remind : now < close ? close : null);
    }

    private static Step Withdrawn(ApplicationFacts facts, DateTimeOffset now)
    {
        // The round leaves the call a grace after the close: until then it is asked again, never at once.
        var close = ShanghaiTime.CloseOf(facts.CallCloses);
        return Step.WaitUntil(now < close ? close : now + CallIsOpen.UploadGrace);
    }

    private static Step Correction(ApplicationFacts facts, DateTimeOffset now)
    {
        var due = facts.CorrectionDue!.Value;
        if (now >= ShanghaiTime.CloseOf(due))
        {
            return Step.Do(ApplicationAct.RefuseSilence);
        }

        var remind = ShanghaiTime.StartOf(due);
        return now >= remind && !facts.Done.Contains(Mark(ApplicationAct.RemindCorrection, due))
            ? Step.Do(ApplicationAct.RemindCorrection)
            : Step.WaitUntil(now < remind ? remind : ShanghaiTime.CloseOf(due));
    }
}
