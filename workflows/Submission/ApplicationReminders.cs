namespace Funding.Workflows.Submission;

/// <summary>What an applicant is reminded of, by the application itself and by the office.</summary>
public static class ApplicationReminders
{
    public static string DraftKey(string applicationId) => $"draft:{applicationId}";

    public static string CorrectionKey(string applicationId) => $"correction:{applicationId}";

    public static Reminder Draft(Round round, Application application) => new(
        MailTemplates.DraftReminder,
        RoundMail.DeskLink(LinkPurpose.Apply, round.Id, round.CallCloses()),
        ("ApplicationName", application.Name),
        RoundMail.Day("Deadline", round.CallCloses()));

    public static Reminder Correction(Round round, Application application) => new(
        MailTemplates.CorrectionReminder,
        RoundMail.DeskLink(LinkPurpose.Apply, round.Id, application.Correction!.DueOn),
        ("ApplicationName", application.Name),
        ("ApplicationNumber", application.Id),
        RoundMail.Day("Deadline", application.Correction.DueOn));
}
