namespace Funding.Workflows.Papers;

/// <summary>What the office advises those who decide.</summary>
public enum Advice
{
    Approve,

    /// <summary>With conditions, which are named.</summary>
    ApproveOnConditions,
    Reject,
}

/// <summary>What an officer wrote about an application for those who decide; a row of the round. It decides nothing.</summary>
/// <param name="Conditions">Empty but for <see cref="Advice.ApproveOnConditions"/>.</param>
/// <param name="By">Person id.</param>
public sealed record PaperNote(string ApplicationId, Advice Advice, string Reason, string Conditions, string By, DateTimeOffset At);

/// <summary>The same as it was typed; fields of the form.</summary>
public sealed record PaperEntry(Advice? Advice, string? Reason, string? Conditions)
{
    public const string AdviceField = "advice";
    public const string ReasonField = "advice-reason";
    public const string ConditionsField = "advice-conditions";

    /// <exception cref="RefusedException">No advice or reason, or conditions where none belong, or none where they do.</exception>
    public PaperNote Note(string applicationId, string by, DateTimeOffset at)
    {
        var advice = Advice ?? throw new RefusedException(PaperRefusals.NoAdvice());
        var reason = Reasons.Demand(Reason, ReasonField);
        var blank = string.IsNullOrWhiteSpace(Conditions);
        if (advice != Papers.Advice.ApproveOnConditions && !blank) throw new RefusedException(PaperRefusals.NoConditionsHere());
        return new(
            applicationId, advice, reason,
            advice == Papers.Advice.ApproveOnConditions ? Reasons.Demand(Conditions, ConditionsField) : "", by, at);
    }
}

public static class PaperKeys
{
    public const string Notes = "advice:";

    public static string Note(string applicationId) => Notes + applicationId;
}
