namespace Funding.Workflows.Stages.Monitoring;

/// <summary>The mails of a monitoring; their texts stand beside it.</summary>
internal static class MonitoringMails
{
    public static readonly Texts Texts = new(typeof(MonitoringMails));

    public static readonly ReportMails All = new(
        Requested: Of("ReportRequested"),
        Reminder: Of("ReportReminder"),
        Late: Of("ReportLate"),
        Desk: Of("ReportToDesk"),
        Filed: Of("ReportFiled"),
        Waiting: Of("ReportWaiting"),
        Second: null,
        Judged: Of("ReportJudged", "Grade", "Reason"),
        ToCorrect: Of("ReportToCorrect", "Grade", "Reason"),
        Returned: null);

    private static MailTemplate Of(string name, params IReadOnlyList<string> more) => DutyMail.Template(Texts, name, more);
}
