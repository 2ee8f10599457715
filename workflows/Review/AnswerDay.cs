namespace Funding.Workflows.Review;

/// <summary>The last day to accept or recuse: the programme's working days, but never after the close.</summary>
internal static class AnswerDay
{
    public static DateOnly Of(WorkingCalendar calendar, IPanel review, DateOnly today, DateOnly reviewCloses) =>
        calendar.AddWorkingDays(today, review.AcceptWorkingDays) is var day && day < reviewCloses ? day : reviewCloses;
}
