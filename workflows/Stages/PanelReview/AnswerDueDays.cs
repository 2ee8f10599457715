namespace Funding.Workflows.Stages.PanelReview;

/// <summary>
/// The experts' days to answer follow the working calendar, also those that the review's old close had cut short and that follow its new
/// one.
/// </summary>
public sealed class AnswerDueDays(
    ITableStore tables, RoundStore rounds, WorkingCalendar calendar, CommitWriter commits, TimeProvider clock)
{
    // A sheet is a row; beside them the mail, the wake-up and the audit entry.
    private const int SheetsPerCommit = 40;

    private static readonly Texts Texts = new(typeof(PanelReviewKind));

    /// <param name="tell">False where the mail of an extension tells of them.</param>
    public async Task FollowCalendarAsync(Round round, bool tell, CancellationToken cancellation)
    {
        var settings = PanelReviewSettings.Of(await rounds.GetProgrammeAsync(round.Id, cancellation));
        var closes = round.CloseOf(PanelReviewStage.Kind);
        await foreach (var reviewer in tables.EnumerateAsync<Reviewer>(
            RoundKeys.Partition(round.Id), KeyRange.Prefix(ReviewKeys.Reviewers), cancellation))
        {
            if (reviewer.Value.Assigned == 0)
            {
                continue;
            }

            var expert = reviewer.Value.ExpertId;
            foreach (var sheets in (await MovedAsync(round, expert, settings, closes, cancellation)).Chunk(SheetsPerCommit))
            {
                var (old, day) = (sheets.Min(s => s.Sheet.Value.AnswerBy), sheets.Min(s => s.Day));
                var commit = round.DueDayMoved(expert, "answer", old, day).Wake(new ReviewerKey(round.Id, expert).Subject);
                if (tell)
                {
                    commit.TellDueDay(round, expert, "answer", LinkPurpose.ReviewDesk, closes, Texts.Of("answers"), old, day);
                }

                foreach (var (sheet, by) in sheets)
                {
                    commit.Replace(sheet, sheet.Value with { AnswerBy = by });
                }

                await commits.SaveOnceAsync(commit, cancellation);
            }
        }
    }

    private async Task<List<(Stored<ReviewSheet> Sheet, DateOnly Day)>> MovedAsync(
        Round round, string expert, PanelReviewSettings settings, DateOnly closes, CancellationToken cancellation)
    {
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var moved = new List<(Stored<ReviewSheet> Sheet, DateOnly Day)>();
        await foreach (var sheet in tables.EnumerateAsync<ReviewSheet>(
            RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.SheetPrefix(expert)), cancellation))
        {
            var counted = AnswerDay.Of(calendar, settings, ShanghaiTime.DayOf(sheet.Value.AssignedAt), closes);
            if (sheet.Value.State == ReviewState.Assigned && DueDay.Moved(sheet.Value.AnswerBy, counted, today) is { } day)
            {
                moved.Add((sheet, day));
            }
        }

        return moved;
    }
}
