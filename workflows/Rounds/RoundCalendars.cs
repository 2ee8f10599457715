namespace Funding.Workflows.Rounds;

/// <summary>
/// Deadlines computed before a year's notice of holidays was out are computed again once its file is there, and so are the due days
/// inside the stages, and a draw's named day that turned out to be without trading. A published day is never made an earlier one; the
/// change is on record, and whom it concerns is told.
/// </summary>
public sealed class RoundCalendars(
    ITableStore tables, RoundStore rounds, StageKindSet kinds, RoundDays days, WorkingCalendar calendar, CommitWriter commits,
    TimeProvider clock)
{
    public async Task RecomputeAsync(string roundId, CancellationToken cancellation = default)
    {
        if (await rounds.FindAsync(roundId, cancellation) is { Value: { Standing: not RoundStanding.Cancelled, Seal: null } } stored)
        {
            var round = await DeadlinesAsync(stored, cancellation);
            await kinds.Of(round).FollowCalendarAsync(round, cancellation);
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
        await PublicValueActs.ForgetEntriesAsync(tables, commit, round, after, cancellation);
        await commits.SaveAsync(commit, cancellation);
        return after;
    }

    private static Bilingual NoticeOut(string years) => new(
        $"{years} 年放假调休安排已公布，截止日按工作日历重新计算，其后各阶段相应顺延。",
        $"The notice of holidays of {years} is out: the days were computed again, later stages along with it.");

    private static Bilingual NoTrading(DateOnly named, DateOnly day) => new(
        $"抽取所用公开数值的指定日{DayText.Zh(named)}不是交易日，改为{DayText.Zh(day)}，其后各阶段相应顺延。",
        $"The named day of the draw's public value, {DayText.En(named)}, is no trading day: "
            + $"it is now {DayText.En(day)}, later stages along with it.");
}
