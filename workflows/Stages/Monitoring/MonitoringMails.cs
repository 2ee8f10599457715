namespace Funding.Workflows.Stages.Monitoring;

/// <summary>The mails of a monitoring; their texts stand beside the kind.</summary>
internal static class MonitoringMails
{
    public static readonly Texts Texts = new(typeof(MonitoringKind));

    /// <summary>To the holder.</summary>
    public static readonly MailTemplate ReportRequested = Of(nameof(ReportRequested));

    public static readonly MailTemplate ReportReminder = Of(nameof(ReportReminder));

    /// <summary>To officers.</summary>
    public static readonly MailTemplate ReportLate = Of(nameof(ReportLate));

    public static readonly MailTemplate ReportFiled = Of(nameof(ReportFiled));

    public static readonly IReadOnlyList<MailTemplate> All = [ReportRequested, ReportReminder, ReportLate, ReportFiled];

    private static MailTemplate Of(string name) =>
        new(name, true, ["AwardName", "CertificateNumber", "OrganisationName", "Year", "Deadline"]) { Texts = Texts.Get };
}
