namespace Funding.Workflows.Stages;

/// <summary>
/// The last days of open cases follow the working calendar, counted from the day on which each came to its stage; none becomes an earlier
/// one, and one that is over stays.
/// </summary>
public sealed class CaseDays(ITableStore tables, WorkingCalendar calendar, CommitWriter commits)
{
    public async Task FollowCalendarAsync(Round round, DateOnly today, CancellationToken cancellation)
    {
        foreach (var stage in round.PresentStages())
        {
            await foreach (var open in tables.EnumerateAsync<OpenCase>(
                RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.OpenCasesOf(stage.Id)), cancellation))
            {
                await FollowAsync(round, stage, open, today, cancellation);
            }
        }
    }

    private async Task FollowAsync(
        Round round, PlannedStage stage, Stored<OpenCase> open, DateOnly today, CancellationToken cancellation)
    {
        if (open.Value.Closes is not { } closes
            || stage.Length.CloseAfter(ShanghaiTime.DayOf(open.Value.OpenedAt), calendar) is not { } counted
            || DueDay.Moved(closes, counted, today) is not { } day)
        {
            return;
        }

        var commit = new Commit(RoundKeys.Partition(round.Id))
            .Replace(open, open.Value with { Closes = day })
            .Audit(AuditNote.By(
                Actor.Rule("calendar"), "due-day-recomputed", open.Value.CaseId, ("what", stage.Id.Id),
                RoundMail.Day("before", closes), RoundMail.Day("after", day)))
            .Wake(new CaseKey(round.Id, stage.Id, open.Value.CaseId).Subject);

        // Where somebody acted on it in this moment and it is still open, the next reconcile moves it.
        await Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation);
    }
}
