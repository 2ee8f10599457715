namespace Funding.Workflows.Stages.Countersign;

/// <summary>Mails of the countersignature; their texts stand beside the kind.</summary>
public static class CountersignMails
{
    internal static readonly Texts Texts = new(typeof(CountersignKind));

    /// <summary>To who answers for a department: with the beginning of the stage, or as they are named.</summary>
    public static readonly MailTemplate CountersignAsked = OfDepartment(nameof(CountersignAsked), "Count", "Deadline");

    public static readonly MailTemplate CountersignReminder = OfDepartment(nameof(CountersignReminder), "Count", "Deadline");

    /// <summary>The same where cases go their own way: one a day, which names those that wait.</summary>
    public static readonly MailTemplate CountersignCases = OfDepartment(nameof(CountersignCases), "Count", "Items");

    /// <summary>What was signed is open again.</summary>
    public static readonly MailTemplate CountersignReopened = OfDepartment(nameof(CountersignReopened), "Reason");

    /// <summary>What became of a case to which the department objected.</summary>
    public static readonly MailTemplate CountersignDecided = OfDepartment(
        nameof(CountersignDecided), "ApplicationName", "ApplicationNumber", "Decision", "Reason");

    /// <summary>To administrators: nobody is named for some departments.</summary>
    public static readonly MailTemplate CountersignUnnamed = Of(nameof(CountersignUnnamed), "Departments");

    /// <summary>To administrators, every day after the last day.</summary>
    public static readonly MailTemplate CountersignOverdue = Of(nameof(CountersignOverdue), "Departments", "Date");

    /// <summary>To officers.</summary>
    public static readonly MailTemplate CountersignObjections = Of(nameof(CountersignObjections), "Count");

    /// <summary>To the applicant.</summary>
    public static readonly MailTemplate CountersignFailed = RoundMail.ApplicantTemplate(Texts, nameof(CountersignFailed), "Reason");

    public static readonly IReadOnlyList<MailTemplate> All =
    [
        CountersignAsked, CountersignReminder, CountersignCases, CountersignReopened, CountersignDecided, CountersignUnnamed,
        CountersignOverdue, CountersignObjections, CountersignFailed,
    ];

    private static MailTemplate OfDepartment(string name, params string[] more) => Of(name, ["DepartmentName", .. more]);

    private static MailTemplate Of(string name, params string[] more) =>
        new(name, true, ["RoundName", .. more]) { Texts = Texts.Get };
}
