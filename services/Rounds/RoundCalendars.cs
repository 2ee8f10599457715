using Funding.Services.Audit;
using Funding.Services.Outbox;
using Funding.Services.PublicNotice;
using Funding.Services.Storage;
using Funding.Workflows.PublicNotice;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Services.Rounds;

/// <summary>
/// Deadlines computed before a year's notice of holidays was out are computed again once its file is there. A published day is never
/// made an earlier one; the change is on record.
/// </summary>
public sealed class RoundCalendars(ITableStore tables, RoundStore rounds, WorkingCalendar calendar, CommitWriter commits, TimeProvider clock)
{
    public async Task RecomputeAsync(string roundId, CancellationToken cancellation = default)
    {
        if (await rounds.FindAsync(roundId, cancellation) is not { Value: var round } stored)
        {
            return;
        }

        var known = round.ProvisionalYears.Where(calendar.IsSettled).ToList();
        if (round.IsFinished || round.Seal is not null || known.Count == 0)
        {
            return;
        }

        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var dates = RoundPlan.Recompute(round.Dates, round.Stage, calendar.Without(known), calendar);
        var day = round.Stage <= RoundStage.Eligibility ? RoundPlan.MovedValueDay(round.Draw.PublicValueDay, dates.EligibilityCloses, today, calendar) : round.Draw.PublicValueDay;
        var after = round with { Dates = dates, Draw = round.Draw with { PublicValueDay = day }, ProvisionalYears = [.. round.ProvisionalYears.Except(known)] };
        var commit = new Commit(RoundKeys.Partition(roundId)).ReplaceRound(stored, after)
            .Audit(AuditNote.By(Actor.Rule("calendar"), "deadlines-recomputed", roundId, [("years", string.Join(' ', known)), .. RoundMail.Deadlines(after)]))
            .WakeRound(roundId);
        if (round.Stage == RoundStage.PublicNotice)
        {
            await ExtendEntriesAsync(round, today, cancellation);
        }

        await commits.SaveAsync(commit, cancellation);
    }

    private async Task ExtendEntriesAsync(Round round, DateOnly today, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var workingDays = (await rounds.GetProgrammeAsync(round.Id, cancellation)).Calendar.NoticeWorkingDays;
        await foreach (var entry in tables.EnumerateAsync<NoticeEntry>(partition, KeyRange.Prefix(RoundKeys.NoticeEntries), cancellation))
        {
            var last = NoticePeriods.LastDay(entry.Value.Opens, calendar, workingDays);
            if (!entry.Value.Removed && entry.Value.Closes >= today && last > entry.Value.Closes)
            {
                await commits.SaveAsync(
                    new Commit(partition).Replace(entry, entry.Value with { Closes = last })
                        .Audit(AuditNote.By(Actor.Rule("calendar"), "notice-recomputed", entry.Value.ApplicationId, RoundMail.Day("closes", last))), cancellation);
            }
        }
    }
}
