namespace Funding.Workflows.Changes;

/// <param name="Lands">What kind of day off the new day is; null for a working day.</param>
/// <param name="Between">Days off after the old day, up to and including the new one.</param>
public sealed record PlannedDay(MovedDay Moved, DayOffKind? Lands, IReadOnlyList<DaysOffRun> Between);

/// <summary>How many persons a change tells for one reason.</summary>
public sealed record ToldKind(ConcernKind Kind, int Persons);

/// <summary>What an extension would do, before anybody decides it.</summary>
/// <param name="Days">Every day that becomes a later one, the extended one first.</param>
/// <param name="Kinds">Who is of several kinds is counted in each, and told once.</param>
/// <param name="Persons">Mails that go out.</param>
/// <param name="ProvisionalYears">Years whose notice of holidays is not out: their holidays are not known yet.</param>
public sealed record ExtensionPreview(DeadlineChange Change, IReadOnlyList<PlannedDay> Days, IReadOnlyList<ToldKind> Kinds, int Persons,
    IReadOnlyList<int> ProvisionalYears);

/// <summary>Shows the days and the people that an extension would move and tell; nothing changes.</summary>
public sealed class ExtensionPreviews(
    RoundStore rounds, ExtensionPlan plan, RoundDays days, DeadlineAudience audience, WorkingCalendar calendar)
{
    /// <exception cref="RefusedException">The day cannot be moved so.</exception>
    public async Task<ExtensionPreview> ReadAsync(Actor actor, string roundId, StageKey stage, DateOnly newDay,
        CancellationToken cancellation = default)
    {
        actor.Demand(Right.ExtendOrCancelRound);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        await plan.DemandAsync(round, stage, newDay, cancellation);
        var after = plan.Apply(round, stage, newDay);
        var change = days.Change(round, after);
        var concerned = await audience.ReadAsync(round, change, cancellation);
        return new ExtensionPreview(
            change,
            DaysOf(change),
            [.. Concerns.ByKind(concerned).Select(k => new ToldKind(k.Kind, k.Persons))],
            concerned.Count,
            calendar.ProvisionalYears(change.Moved[0].Old, change.Moved[^1].New));
    }

    /// <summary>
    /// Of a proposal that waits: what its acceptance would do, or why it cannot be accepted any more. Neither for a cancellation.
    /// </summary>
    public async Task<(ExtensionPreview? Preview, Refusal? Refusal)> TryAsync(Actor actor, string roundId, RoundProposal proposal,
        CancellationToken cancellation = default)
    {
        if (proposal is not { Stage: { } stage, NewDay: { } day })
        {
            return (null, null);
        }

        try
        {
            return (await ReadAsync(actor, roundId, stage, day, cancellation), null);
        }
        catch (RefusedException refused)
        {
            return (null, refused.Refusals[0]);
        }
    }

    public IReadOnlyList<PlannedDay> DaysOf(DeadlineChange change) =>
        [.. change.Moved.Select(m => new PlannedDay(m, DaysOff.KindOf(calendar, m.New), DaysOff.Between(calendar, m.Old, m.New)))];
}
