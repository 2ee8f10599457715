namespace Funding.Workflows.Stages.PanelReview;

/// <summary>What an expert is reminded of, by the review itself and by the office.</summary>
public static class ReviewReminders
{
    public static string KeyOf(string expertId) => $"review:{expertId}";

    /// <param name="by">The earliest last day of an unanswered sheet.</param>
    public static Reminder ToAnswer(Round round, Reviewer reviewer, DateOnly by) => new(
        MailTemplates.ReviewAnswer, LinkOf(round), ("Count", $"{reviewer.Assigned}"), RoundMail.Day("Deadline", by));

    /// <param name="template">Of the reminders to score and sign.</param>
    public static Reminder ToSign(Round round, Reviewer reviewer, MailTemplate template) => new(
        template, LinkOf(round), ("Remaining", $"{reviewer.Open}"), ReviewMail.Deadline(round.CloseOf(PanelReviewStage.Kind)));

    private static LinkTerms LinkOf(Round round) => ReviewMail.DeskLink(round, round.CloseOf(PanelReviewStage.Kind));
}
