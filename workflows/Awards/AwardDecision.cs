namespace Funding.Workflows.Awards;

/// <param name="Duties">As the award's snapshot lists them.</param>
/// <param name="Rows">The occurrences that have begun.</param>
/// <param name="Open">What the kind of each open occurrence has decided.</param>
public sealed record AwardFacts(
    AwardStanding Standing, AwardTerm Term, IReadOnlyList<DutyOutline> Duties, IReadOnlyList<Duty> Rows,
    IReadOnlyDictionary<DutyKey, StageStep> Open);

/// <summary>The answer of an award's decision: an act of its own, a step of one duty, a wait, or the end.</summary>
/// <param name="Act">An act of the award itself; null otherwise.</param>
/// <param name="Duty">Whose step it is; null otherwise.</param>
public sealed record AwardStep(string? Act, DutyKey? Duty, StageStep? Step, DateTimeOffset? WakeAt, bool Finished)
{
    public static readonly AwardStep End = new(null, null, null, null, true);

    public static AwardStep Do(string act) => new(act, null, null, null, false);

    public static AwardStep Of(DutyKey duty, StageStep step) => new(null, duty, step, null, false);

    public static AwardStep WaitUntil(DateTimeOffset? moment) => new(null, null, null, moment, false);
}

/// <summary>What an award does next. Several of its duties are open at once; they are asked in the order in which they began.</summary>
public static class AwardDecision
{
    public const string OpenDuties = nameof(OpenDuties);
    public const string Expire = nameof(Expire);

    /// <summary>A walker that waits longer ends: the award is listed under the day and started again then.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    public static AwardStep Next(AwardFacts facts, DateTimeOffset now)
    {
        if (facts.Standing is AwardStanding.Withdrawn or AwardStanding.Superseded) return AwardStep.End;
        if (facts.Standing == AwardStanding.Suspended) return AwardStep.WaitUntil(null);

        var today = ShanghaiTime.DayOf(now);
        var all = DutyCalendar.Of(facts.Duties, facts.Term, facts.Rows);
        if (DutyCalendar.ToOpen(all, facts.Rows, today).Count > 0) return AwardStep.Do(OpenDuties);
        var open = facts.Rows.Where(r => !r.Passed).OrderBy(r => r.OpenedOn).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        if (open.Find(r => IsDue(facts.Open[r.Key])) is { } duty) return AwardStep.Of(duty.Key, facts.Open[duty.Key]);
        if (facts.Standing == AwardStanding.Live && now >= facts.Term.Ends) return AwardStep.Do(Expire);
        if (facts.Standing == AwardStanding.Expired && DutyCalendar.AllPassed(all, facts.Rows)) return AwardStep.End;

        var moments = open.Select(r => facts.Open[r.Key].WakeAt)
            .Append(DutyCalendar.Next(all, today) is { } day ? ShanghaiTime.StartOf(day) : null)
            .Append(facts.Standing == AwardStanding.Live ? facts.Term.Ends : null);
        return AwardStep.WaitUntil(moments.Min());
    }

    /// <summary>Whether the walker ends now and is started again by the day it waits for, or by a change.</summary>
    public static bool Sleeps(DateTimeOffset? wakeAt, DateTimeOffset now) => wakeAt is null || wakeAt - now > LongestWait;

    private static bool IsDue(StageStep step) => step is not { Act: null, Exit: null };
}
