namespace Funding.Workflows.Rounds;

/// <summary>Whether a closing day may be moved now, and what the round is then.</summary>
public sealed class ExtensionPlan(ITableStore tables, RoundStore rounds, RoundDays days, WorkingCalendar calendar, TimeProvider clock)
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
        await ReopeningProblemAsync(round, cancellation) is null ? await LastDayAsync(round, cancellation) : null;

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
        if (round.Stages.Of(stage).Kind != CallStage.Kind)
        {
            throw new RefusedException(ProposalRefusals.StageOver());
        }

        switch (await ReopeningProblemAsync(round, cancellation))
        {
            case ReopeningProblem.TooLate:
                throw new RefusedException(ProposalRefusals.ReopeningTooLate(await LastDayAsync(round, cancellation)));
            case ReopeningProblem.Recommended:
                throw new RefusedException(ProposalRefusals.Recommended(await RecommendedAsync(round.Id, cancellation)));
            case ReopeningProblem.Checked:
                throw new RefusedException(ProposalRefusals.Checked());
            case ReopeningProblem.StageOver:
                throw new RefusedException(ProposalRefusals.StageOver());
            default:
                return;
        }
    }

    private async Task<ReopeningProblem?> ReopeningProblemAsync(Round round, CancellationToken cancellation)
    {
        if (CallSettings.Find(await rounds.GetProgrammeAsync(round.Id, cancellation)) is not { } settings)
        {
            return ReopeningProblem.StageOver;
        }

        var recommended = round.IsAt(QuotaStage.Kind) && (await RecommendedAsync(round.Id, cancellation)).Count > 0;
        return CallReopening.Problem(round, settings, calendar, recommended, clock.GetUtcNow())
            ?? (await CheckedAsync(round, cancellation) ? ReopeningProblem.Checked : null);
    }

    private async Task<bool> CheckedAsync(Round round, CancellationToken cancellation)
    {
        if (round.IsAt(EligibilityStage.Kind))
        {
            foreach (var state in EligibilityStage.Touched)
            {
                if (await tables.AnyAsync(RoundKeys.Partition(round.Id), RoundKeys.StatePrefix(state), cancellation))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private async Task<DateOnly> LastDayAsync(Round round, CancellationToken cancellation) =>
        CallReopening.LastDay(round.Stages, CallSettings.Of(await rounds.GetProgrammeAsync(round.Id, cancellation)), calendar);

    /// <summary>Desks of which a recommendation stands. A desk's first one takes the round's row along, so none slips in unseen.</summary>
    private async Task<IReadOnlyList<Bilingual>> RecommendedAsync(string roundId, CancellationToken cancellation)
    {
        var names = new List<Bilingual>();
        await foreach (var quota in tables.EnumerateAsync<DeskQuota>(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.DeskQuotas),
            cancellation))
        {
            if (quota.Value.Ranked.Count > 0)
            {
                names.Add((await rounds.GetDeskAsync(roundId, quota.Value.Desk, cancellation)).Name);
            }
        }

        return names;
    }
}
