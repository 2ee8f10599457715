using Funding.Services.Audit;
using Funding.Services.Mail;
using Funding.Services.Outbox;
using Funding.Services.People;
using Funding.Services.Storage;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Services.Rounds;

/// <summary>
/// Deadlines computed before a year's notice of holidays was out are computed again once its file is there, and so are the due days
/// inside the stages. A published day is never made an earlier one; the change is on record, and whom it concerns is told.
/// </summary>
public sealed class RoundCalendars(RoundStore rounds, PeopleStore people, DueDays dueDays, WorkingCalendar calendar, CommitWriter commits, TimeProvider clock)
{
    private static readonly RoundStage[] WithDeadline = [RoundStage.Call, RoundStage.Recommendation, RoundStage.Eligibility, RoundStage.Draw, RoundStage.Review, RoundStage.Approval];

    public async Task RecomputeAsync(string roundId, CancellationToken cancellation = default)
    {
        if (await rounds.FindAsync(roundId, cancellation) is { Value: { Stage: not RoundStage.Cancelled, Seal: null } } stored)
        {
            await dueDays.FollowAsync(await DeadlinesAsync(stored, cancellation), cancellation);
        }
    }

    /// <returns>The round as it is then.</returns>
    private async Task<Round> DeadlinesAsync(Stored<Round> stored, CancellationToken cancellation)
    {
        var round = stored.Value;
        var known = round.ProvisionalYears.Where(calendar.IsSettled).ToList();
        if (round.IsFinished || known.Count == 0)
        {
            return round;
        }

        var dates = RoundPlan.Recompute(round.Dates, round.Stage, calendar.Without(known), calendar);
        var day = round.Stage <= RoundStage.Eligibility
            ? RoundPlan.MovedValueDay(round.Draw.PublicValueDay, dates.EligibilityCloses, ShanghaiTime.DayOf(clock.GetUtcNow()), calendar)
            : round.Draw.PublicValueDay;
        var after = round with { Dates = dates, Draw = round.Draw with { PublicValueDay = day }, ProvisionalYears = [.. round.ProvisionalYears.Except(known)] };
        var years = string.Join(' ', known);
        var commit = new Commit(RoundKeys.Partition(round.Id)).ReplaceRound(stored, after)
            .Audit(AuditNote.By(Actor.Rule("calendar"), "deadlines-recomputed", round.Id, [("years", years), .. RoundMail.Deadlines(after)]))
            .WakeRound(round.Id);
        if (WithDeadline.Where(s => RoundPlan.CloseOf(dates, s) != RoundPlan.CloseOf(round.Dates, s)).Cast<RoundStage?>().FirstOrDefault() is { } stage)
        {
            foreach (var person in await people.StaffOfAsync(round, cancellation))
            {
                commit.Mail(after, MailTemplates.DeadlineExtended, person, $"calendar:{years}", null, ("Stage", StageNames.Zh(stage)), ("Stage.en", $"{stage}"),
                    RoundMail.Day("OldDeadline", RoundPlan.CloseOf(round.Dates, stage)), RoundMail.Day("NewDeadline", RoundPlan.CloseOf(dates, stage)),
                    ("Reason", $"{years} 年放假调休安排已公布，截止日按工作日历重新计算，其后各阶段相应顺延。"),
                    ("Reason.en", $"The notice of holidays of {years} is out: the days were computed again, later stages along with it."));
            }
        }

        await commits.SaveAsync(commit, cancellation);
        return after;
    }
}
