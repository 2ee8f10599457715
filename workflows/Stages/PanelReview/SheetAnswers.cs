namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Experts with open sheets, and the days to answer that move along with the review.</summary>
public sealed class SheetAnswers(ITableStore tables, RoundStore rounds, WorkingCalendar calendar)
{
    public async IAsyncEnumerable<RoundPart> ExpertsAsync(
        Round round, MovedDay review, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var settings = PanelReviewSettings.Of(await rounds.GetProgrammeAsync(round.Id, cancellation));
        await foreach (var reviewer in tables.EnumerateAsync<Reviewer>(partition, KeyRange.Prefix(ReviewKeys.Reviewers), cancellation))
        {
            if (reviewer.Value.Open == 0)
            {
                continue;
            }

            var moved = new List<(DateOnly Old, DateOnly New)>();
            await foreach (var sheet in tables.EnumerateAsync<ReviewSheet>(partition,
                KeyRange.Prefix(RoundKeys.SheetPrefix(reviewer.Value.ExpertId)), cancellation))
            {
                var counted = AnswerDay.Of(calendar, settings, ShanghaiTime.DayOf(sheet.Value.AssignedAt), review.New);
                if (sheet.Value.State == ReviewState.Assigned && counted > sheet.Value.AnswerBy)
                {
                    moved.Add((sheet.Value.AnswerBy, counted));
                }
            }

            var earliest = moved.Count == 0 ? default((DateOnly Old, DateOnly New)?) : moved.Min();
            yield return new ExpertPart(reviewer.Value.ExpertId, reviewer.Value.Open, earliest?.Old, earliest?.New);
        }
    }
}
