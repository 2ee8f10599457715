namespace Funding.Workflows.Changes;

/// <summary>Whether a closing day may be moved now, and what the round is then.</summary>
public sealed class ExtensionPlan(
    RoundStore rounds, RoundDays days, StageKindSet kinds, StageOffers offers, WorkingCalendar calendar, TimeProvider clock)
{
    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <exception cref="RefusedException">The round is over or being closed, the stage is, or the day is no later one.</exception>
    public async Task DemandAsync(Round round, StageKey stage, DateOnly newDay, CancellationToken cancellation)
    {
        DemandRunning(round);
        if (!round.Stages.Has(stage) || round.Stages.Of(stage).Closes is not { } closes)
        {
            throw new RefusedException(round.Stages.Has(stage) && round.Stages.IsByCase(stage)
                ? ProposalRefusals.DaysOfCases() : ProposalRefusals.StageOver());
        }

        if (round.Stages.Of(stage).Splits && !ShanghaiTime.IsInTime(clock.GetUtcNow(), closes))
        {
            throw new RefusedException(ProposalRefusals.RollingCallOver(closes));
        }

        if (round.Stages.IsBefore(stage, round.Stage))
        {
            await DemandReopeningAsync(round, stage, cancellation);
        }

        if (newDay <= closes || newDay < Today)
        {
            throw new RefusedException(ProposalRefusals.NotLater(closes));
        }
    }

    /// <exception cref="RefusedException">The round is over, or one of its stages is being closed at this moment.</exception>
    public static void DemandRunning(Round round)
    {
        if (round.Seal is not null)
        {
            throw new RefusedException(StorageRefusals.ChangedMeanwhile());
        }

        if (round.IsFinished)
        {
            throw new RefusedException(ProposalRefusals.RoundFinished());
        }
    }

    /// <summary>The last day on which the closed call may be opened again; null when it cannot be, for whatever reason.</summary>
    public async Task<DateOnly?> ReopenableUntilAsync(Round round, CancellationToken cancellation) =>
        await ReopeningRefusalAsync(round, cancellation) is null
            && offers.Given<IReopens>(await rounds.GetProgrammeAsync(round.Id, cancellation)) is { } call
            ? CallReopening.LastDay(round.Stages, call, calendar) : null;

    /// <summary>The round with the stage's closing moved, the later ones along with it.</summary>
    public Round Apply(Round round, StageKey stage, DateOnly newDay)
    {
        var placed = days.Place(round, RoundPlan.Extend(round.Stages, stage, newDay, calendar), Today);
        var moved = placed with
        {
            ProvisionalYears = [.. round.ProvisionalYears.Union(calendar.ProvisionalYears(
                placed.Opens, placed.Stages.LastDay))],
        };
        return round.Stages.IsBefore(stage, round.Stage) ? moved.Enter(stage) with { CallReopenedAt = clock.GetUtcNow() } : moved;
    }

    private async Task DemandReopeningAsync(Round round, StageKey stage, CancellationToken cancellation)
    {
        if (stage == round.Call().Id && await ReopeningRefusalAsync(round, cancellation) is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        if (stage != round.Call().Id)
        {
            throw new RefusedException(ProposalRefusals.StageOver());
        }
    }

    /// <returns>Null where the closed call may be opened again.</returns>
    private async Task<Refusal?> ReopeningRefusalAsync(Round round, CancellationToken cancellation)
    {
        if (offers.Given<IReopens>(await rounds.GetProgrammeAsync(round.Id, cancellation)) is not { } call)
        {
            return ProposalRefusals.StageOver();
        }

        return CallReopening.Problem(round, call, calendar, clock.GetUtcNow()) switch
        {
            ReopeningProblem.TooLate => ProposalRefusals.ReopeningTooLate(CallReopening.LastDay(round.Stages, call, calendar)),
            ReopeningProblem.StageOver => ProposalRefusals.StageOver(),
            // What others did since would be unfair to undo: the kind of the present stage knows.
            _ => await kinds.Of(round).GoneOnAsync(round, cancellation),
        };
    }
}
