namespace Funding.Workflows.Submission;

/// <param name="Award">With which the holder applies; null where it may not.</param>
/// <param name="Refusal">Why it may not; null where it may.</param>
public sealed record StepFinding(AwardSummary? Award, Refusal? Refusal);

/// <summary>Who may apply in a step that follows an award. Pure.</summary>
public static class StepEntry
{
    /// <summary>
    /// The day by which it is judged: the last one of the call, so that waiting within it changes nothing; where cases go their own way
    /// the day of the look.
    /// </summary>
    public static DateOnly DayOf(Round round, DateTimeOffset now) => round.IsRolling() ? ShanghaiTime.DayOf(now) : round.CallCloses();

    /// <summary>The award that the application belongs to: of several the one that was given first.</summary>
    /// <param name="held">All awards of the holder, under whichever of its codes.</param>
    /// <param name="on">See <see cref="DayOf"/>.</param>
    public static StepFinding Of(StepFrom from, string programmeId, IEnumerable<AwardSummary> held, DateOnly on)
    {
        List<AwardSummary> all =
        [
            .. held.Where(a => a.ProgrammeId == programmeId && a.Kind == from.Award)
                .OrderBy(a => a.AwardedOn).ThenBy(a => a.Id, StringComparer.Ordinal),
        ];
        var live = all.Where(a => a.Standing.On(on, a.ValidUntil) == AwardStanding.Live).ToList();
        if (live.Find(a => MayFrom(a.AwardedOn, from) <= on) is { } found) return new(found, null);
        return new(null, live.Count > 0 ? StepRefusals.TooEarly(from, live[0], MayFrom(live[0].AwardedOn, from), on)
            : all.Count > 0 ? StepRefusals.NotLive(from, all[^1], all[^1].Standing.On(on, all[^1].ValidUntil))
            : StepRefusals.NoAward(from));
    }

    /// <summary>The awards whose holders are invited, by id.</summary>
    public static IReadOnlyList<AwardSummary> Invited(StepFrom from, string programmeId, IEnumerable<AwardSummary> register, DateOnly on) =>
    [
        .. register.GroupBy(a => a.Holder, StringComparer.Ordinal).Select(held => Of(from, programmeId, held, on).Award)
            .OfType<AwardSummary>().OrderBy(a => a.Id, StringComparer.Ordinal),
    ];

    /// <summary>The day of the month on which it was awarded, so many months later; the last one where the month has no such day.</summary>
    private static DateOnly MayFrom(DateOnly awardedOn, StepFrom from) => awardedOn.AddMonths(from.Months);
}
