namespace Funding.Workflows.Rounds;

/// <summary>The acts of a proposed change.</summary>
public static class ProposalAct
{
    public const string RemindProposal = nameof(RemindProposal);
    public const string ExpireProposal = nameof(ExpireProposal);
}

public sealed record ProposalKey(string RoundId, string ProposalId)
{
    /// <summary>The kind of subject whose walk follows a proposed change until it is decided or ends by rule.</summary>
    public const string SubjectKind = "proposal";

    [System.Text.Json.Serialization.JsonIgnore]
    public SubjectKey Subject => new(SubjectKind, RoundId, ProposalId);

    public static ProposalKey Of(SubjectKey subject) => new(subject.Home, subject.Id);
}

/// <summary>A change that waits for the second administrator.</summary>
/// <param name="Settled">Accepted, declined or expired.</param>
/// <param name="RoundOver">The round was announced or cancelled: there is nothing left to change.</param>
/// <param name="Reminded">The last day on which the others were reminded; null before the first.</param>
public sealed record ProposalFacts(bool Settled, bool RoundOver, DateOnly ProposedOn, DateOnly? Reminded);

public static class ProposalDecision
{
    /// <summary>What nobody decided by the end of the last of these days ends by rule.</summary>
    public const int DaysToDecide = 14;

    public static DateOnly LastDay(DateOnly proposedOn) => proposedOn.AddDays(DaysToDecide);

    public static Step Next(ProposalFacts facts, WorkingCalendar calendar, DateTimeOffset now)
    {
        if (facts.Settled)
        {
            return Step.End;
        }

        var end = ShanghaiTime.CloseOf(LastDay(facts.ProposedOn));
        if (facts.RoundOver || now >= end)
        {
            return Step.Do(ProposalAct.ExpireProposal);
        }

        var today = ShanghaiTime.DayOf(now);
        if (today > facts.ProposedOn && calendar.IsWorkingDay(today) && facts.Reminded != today)
        {
            return Step.Do(ProposalAct.RemindProposal);
        }

        var next = ShanghaiTime.StartOf(calendar.AddWorkingDays(today, 1));
        return Step.WaitUntil(next < end ? next : end);
    }
}
