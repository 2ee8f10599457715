namespace Funding.Workflows.Stages.Acceptance;

/// <summary>The mails of an acceptance; their texts stand beside it.</summary>
internal static class AcceptanceMails
{
    public static readonly Texts Texts = new(typeof(AcceptanceMails));

    public static readonly ReportMails All = new(
        Requested: Of("FinalReportRequested"),
        Reminder: Of("FinalReportReminder"),
        Late: Of("FinalReportLate"),
        Desk: null,
        Filed: Of("FinalReportFiled"),
        Waiting: Of("FinalReportWaiting"),
        Second: Of("AcceptanceToConfirm"),
        Judged: Of("AcceptanceJudged", "Grade", "Reason"),
        ToCorrect: Of("AcceptanceToCorrect", "Grade", "Reason"),
        Returned: Of("AcceptanceReturned", "Reason"));

    private static MailTemplate Of(string name, params IReadOnlyList<string> more) => DutyMail.Template(Texts, name, more);
}
