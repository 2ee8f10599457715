namespace Funding.Workflows.Changes;

/// <summary>
/// Deadlines computed before a year's notice of holidays was out are computed again once its file is there, and so are the due days
/// inside the stages, and a draw's named day that turned out to be without trading. A published day is never made an earlier one; the
/// change is on record, and whom it concerns is told.
/// </summary>
public sealed class RoundCalendars(
    RoundStore rounds, StageKindSet kinds, RoundDays days, CaseDays cases, WorkingCalendar calendar,
    CommitWriter commits, TimeProvider clock)
{
    public async Task RecomputeAsync(string roundId, CancellationToken cancellation = default)
    {
        if (await rounds.FindAsync(roundId, cancellation) is { Value: { Standing: not RoundStanding.Cancelled, Seal: null } } stored)
        {
            var round = await DeadlinesAsync(stored, cancellation);
            foreach (var stage in round.IsRunning() ? round.PresentStages() : [round.Stages.Of(round.Stage)])
            {
                await kinds[stage.Kind].FollowCalendarAsync(round, cancellation);
            }

            await cases.FollowCalendarAsync(round, ShanghaiTime.DayOf(clock.GetUtcNow()), cancellation);
        }
    }

    /// <returns>The round as it is then.</returns>
    private async Task<Round> DeadlinesAsync(Stored<Round> stored, CancellationToken cancellation)
    {
        var round = stored.Value;
        if (round.IsFinished)
        {
            return round;
        }

        var known = round.ProvisionalYears.Where(calendar.IsSettled).ToList();
        var counted = known.Count == 0 ? round.Stages : RoundPlan.Recompute(round.Stages, round.Stage, calendar.Without(known), calendar);
        var after = days.Place(round, counted, ShanghaiTime.DayOf(clock.GetUtcNow())) with
        {
            ProvisionalYears = [.. round.ProvisionalYears.Except(known)],
        };
        if (known.Count == 0 && (after.Draw == round.Draw || calendar.Trading.IsTradingDay(round.Draw!.PublicValueDay)))
        {
            return round;
        }

        var years = string.Join(' ', known);
        var commit = new Commit(RoundKeys.Partition(round.Id)).ReplaceRound(stored, after)
            .Audit(AuditNote.By(
                Actor.Rule("calendar"), "deadlines-recomputed", round.Id, [("years", years), .. days.ForRecord(after)]))
            .WakeRound(round.Id)
            .TellOf(round.Id, $"calendar:{years}:{after.Draw?.PublicValueDay:yyyy-MM-dd}", days.Change(round, after),
                known.Count > 0 ? NoticeOut(years) : NoTrading(round.Draw!.PublicValueDay, after.Draw!.PublicValueDay));
        await days.MoveAsync(commit, round, after, cancellation);
        await commits.SaveAsync(commit, cancellation);
        return after;
    }

    private static Bilingual NoticeOut(string years) => RoundTexts.Of("holidays-out", years);

    private static Bilingual NoTrading(DateOnly named, DateOnly day) => RoundTexts.Of("no-trading-day", DayText.Of(named), DayText.Of(day));
}
