using Funding.Services.Recommendation;
using Funding.Services.Storage;
using Funding.Workflows.Refusals;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Services.Rounds;

/// <summary>Whether a closing day may be moved now, and what the round is then.</summary>
public sealed class ExtensionPlan(ITableStore tables, RoundStore rounds, WorkingCalendar calendar, TimeProvider clock)
{
    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <exception cref="RefusedException">The round is over or being closed, the stage is, or the day is no later one.</exception>
    public async Task DemandAsync(Round round, RoundStage stage, DateOnly newDay, CancellationToken cancellation)
    {
        DemandRunning(round);
        if (stage is RoundStage.Ranking or RoundStage.PublicNotice or RoundStage.Announced or RoundStage.Cancelled)
        {
            throw new RefusedException(ProposalRefusals.StageOver());
        }

        if (stage < round.Stage)
        {
            await DemandReopeningAsync(round, stage, cancellation);
        }

        if (newDay <= RoundPlan.CloseOf(round.Dates, stage) || newDay < Today)
        {
            throw new RefusedException(ProposalRefusals.NotLater(RoundPlan.CloseOf(round.Dates, stage)));
        }
    }

    /// <exception cref="RefusedException">The round is over, or one of its stages is being closed at this moment.</exception>
    public static void DemandRunning(Round round)
    {
        if (round.Seal is not null)
        {
            throw new RefusedException(RoundRefusals.ChangedMeanwhile());
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
    public Round Apply(Round round, RoundStage stage, DateOnly newDay)
    {
        var dates = RoundPlan.Extend(round.Dates, stage, newDay, calendar);
        var placed = RoundPlan.Moved(round, dates, Today, calendar);
        var moved = placed with
        {
            ProvisionalYears = [.. round.ProvisionalYears.Union(calendar.ProvisionalYears(
                placed.Dates.CallOpens, placed.Dates.ApprovalCloses))],
        };
        return stage < round.Stage ? moved.Enter(RoundStage.Call) with { CallReopenedAt = clock.GetUtcNow() }
            : stage == round.Stage ? moved with { Done = RoundMarks.OfWhatStays(round.Done) }
            : moved;
    }

    private async Task DemandReopeningAsync(Round round, RoundStage stage, CancellationToken cancellation)
    {
        if (stage != RoundStage.Call)
        {
            throw new RefusedException(ProposalRefusals.StageOver());
        }

        switch (await ReopeningProblemAsync(round, cancellation))
        {
            case ReopeningProblem.TooLate:
                throw new RefusedException(ProposalRefusals.ReopeningTooLate(await LastDayAsync(round, cancellation)));
            case ReopeningProblem.Recommended:
                throw new RefusedException(ProposalRefusals.Recommended(await RecommendedAsync(round.Id, cancellation)));
            case ReopeningProblem.StageOver:
                throw new RefusedException(ProposalRefusals.StageOver());
            default:
                return;
        }
    }

    private async Task<ReopeningProblem?> ReopeningProblemAsync(Round round, CancellationToken cancellation)
    {
        var lengths = ProgrammeCalendar.Of(await rounds.GetProgrammeAsync(round.Id, cancellation));
        var recommended = round.Stage == RoundStage.Recommendation && (await RecommendedAsync(round.Id, cancellation)).Count > 0;
        return CallReopening.Problem(round.Stage, round.Dates, lengths, calendar, recommended, clock.GetUtcNow());
    }

    private async Task<DateOnly> LastDayAsync(Round round, CancellationToken cancellation) =>
        CallReopening.LastDay(round.Dates, ProgrammeCalendar.Of(await rounds.GetProgrammeAsync(round.Id, cancellation)), calendar);

    /// <summary>Desks of which a recommendation stands. A desk's first one takes the round's row along, so none slips in unseen.</summary>
    private async Task<IReadOnlyList<Workflows.Programmes.Bilingual>> RecommendedAsync(string roundId, CancellationToken cancellation)
    {
        var names = new List<Workflows.Programmes.Bilingual>();
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
