using Funding.Workflows.Orchestration;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Workflows.Applications;

public enum ApplicationAct
{
    RemindDraft,
    RemindCorrection,
    RefuseSilence,
}

/// <param name="Done">Marks of acts already done for it, see <see cref="ApplicationDecision.Mark"/>.</param>
public sealed record ApplicationFacts(
    ApplicationState State, RoundStage Stage, DateOnly CallCloses, DateOnly? CorrectionDue, IReadOnlySet<string> Done);

/// <summary>What an application needs by itself; the desks' decisions come as events.</summary>
public static class ApplicationDecision
{
    /// <summary>A draft is reminded this many days before the close, a correction on its last day.</summary>
    public const int DraftReminderDays = 3;

    public static Step<ApplicationAct> Next(ApplicationFacts facts, DateTimeOffset now)
    {
        if (facts.Stage == RoundStage.Cancelled)
        {
            return Step<ApplicationAct>.End;
        }

        return facts.State switch
        {
            ApplicationState.Draft => Draft(facts, now),
            ApplicationState.UnderCorrection => Correction(facts, now),
            // The round wakes it at the close, the desks at their decisions.
            ApplicationState.Submitted or ApplicationState.Recommended or ApplicationState.Corrected =>
                Step<ApplicationAct>.WaitUntil(null),
            ApplicationState.Withdrawn when facts.Stage == RoundStage.Call => Withdrawn(facts, now),
            _ => Step<ApplicationAct>.End,
        };
    }

    /// <summary>A reminder is done for one deadline: an extended one is reminded of again.</summary>
    public static string Mark(ApplicationAct act, DateOnly deadline) => $"{act} {deadline:yyyy-MM-dd}";

    private static Step<ApplicationAct> Draft(ApplicationFacts facts, DateTimeOffset now)
    {
        var remind = ShanghaiTime.StartOf(facts.CallCloses.AddDays(-DraftReminderDays));
        var close = ShanghaiTime.CloseOf(facts.CallCloses);
        return now >= remind && now < close && !facts.Done.Contains(Mark(ApplicationAct.RemindDraft, facts.CallCloses))
            ? Step<ApplicationAct>.Do(ApplicationAct.RemindDraft)
            : Step<ApplicationAct>.WaitUntil(now < remind ? remind : now < close ? close : null);
    }

    private static Step<ApplicationAct> Withdrawn(ApplicationFacts facts, DateTimeOffset now)
    {
        // The round leaves the call a grace after the close: until then it is asked again, never at once.
        var close = ShanghaiTime.CloseOf(facts.CallCloses);
        return Step<ApplicationAct>.WaitUntil(now < close ? close : now + RoundDecision.UploadGrace);
    }

    private static Step<ApplicationAct> Correction(ApplicationFacts facts, DateTimeOffset now)
    {
        var due = facts.CorrectionDue!.Value;
        if (now >= ShanghaiTime.CloseOf(due))
        {
            return Step<ApplicationAct>.Do(ApplicationAct.RefuseSilence);
        }

        var remind = ShanghaiTime.StartOf(due);
        return now >= remind && !facts.Done.Contains(Mark(ApplicationAct.RemindCorrection, due))
            ? Step<ApplicationAct>.Do(ApplicationAct.RemindCorrection)
            : Step<ApplicationAct>.WaitUntil(now < remind ? remind : ShanghaiTime.CloseOf(due));
    }
}
