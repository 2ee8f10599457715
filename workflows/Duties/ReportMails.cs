namespace Funding.Workflows.Duties;

/// <summary>The mails of a kind of report, each by its own name.</summary>
/// <param name="Desk">To the desk, asked and reminded; null for a kind that never asks it.</param>
/// <param name="Filed">To officers, asked for a verdict, and reminded by <paramref name="Waiting"/>.</param>
/// <param name="Second">To officers, asked to confirm; null for a kind whose verdict nobody confirms.</param>
/// <param name="Returned">To officers; null with <paramref name="Second"/>.</param>
public sealed record ReportMails(
    MailTemplate Requested, MailTemplate Reminder, MailTemplate Late, MailTemplate? Desk, MailTemplate Filed, MailTemplate Waiting,
    MailTemplate? Second, MailTemplate Judged, MailTemplate ToCorrect, MailTemplate? Returned)
{
    public IReadOnlyList<MailTemplate> All =>
    [
        .. new[] { Requested, Reminder, Late, Desk, Filed, Waiting, Second, Judged, ToCorrect, Returned }.OfType<MailTemplate>(),
    ];
}
