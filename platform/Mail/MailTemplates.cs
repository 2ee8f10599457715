namespace Funding.Platform.Mail;

/// <summary>
/// Every mail the system sends. A placeholder of a day is filled with yyyy-MM-dd, of a moment with ISO 8601; "Items", "Missing",
/// "Scores" and "Comments" hold a line for each entry.
/// </summary>
public static class MailTemplates
{
    internal static readonly Texts Texts = new(typeof(MailTemplates));

    // Sign-in and people
    public static readonly MailTemplate SignIn = Waited(Button(nameof(SignIn)));
    public static readonly MailTemplate ColleagueAdded = Waited(Button(
        nameof(ColleagueAdded), "OrganisationName", "ApplicationName", "AddedBy"));

    // Application
    public static readonly MailTemplate DraftReminder = Button(nameof(DraftReminder), "RoundName", "ApplicationName", "Deadline");
    public static readonly MailTemplate SubmissionReceipt = Waited(Button(
        nameof(SubmissionReceipt), "RoundName", "ApplicationName", "ApplicationNumber", "SubmittedAt", "Hash"));
    public static readonly MailTemplate Withdrawn = Waited(Plain(
        nameof(Withdrawn), "RoundName", "ApplicationName", "ApplicationNumber", "WithdrawnAt"));
    public static readonly MailTemplate WithdrawnLate = Waited(Plain(
        nameof(WithdrawnLate), "RoundName", "ApplicationName", "ApplicationNumber", "WithdrawnAt", "Reason"));
    public static readonly MailTemplate WithdrawalNotice = Plain(
        nameof(WithdrawalNotice), "RoundName", "ApplicationName", "ApplicationNumber", "OrganisationName", "State", "Reason");

    // Eligibility
    public static readonly MailTemplate EligibilityOfficerDesk = Button(nameof(EligibilityOfficerDesk), "RoundName", "Count", "Deadline");
    public static readonly MailTemplate CorrectionRequested = Button(
        nameof(CorrectionRequested), "RoundName", "ApplicationName", "ApplicationNumber", "Items", "Deadline");
    public static readonly MailTemplate CorrectionReminder = Button(
        nameof(CorrectionReminder), "RoundName", "ApplicationName", "ApplicationNumber", "Deadline");

    // Expert review
    public static readonly MailTemplate PoolChecks = Button(nameof(PoolChecks), "RoundName", "Conflicts", "Doubles", "Deadline");
    public static readonly MailTemplate PublicValueRequest = Button(
        nameof(PublicValueRequest), "RoundName", "PublicValue", "KnownOn", "Source", "Commitment");
    public static readonly MailTemplate PublicValueDiffers = Button(
        nameof(PublicValueDiffers), "RoundName", "PublicValue", "KnownOn", "Source");
    public static readonly MailTemplate ReviewInvitation = Button(nameof(ReviewInvitation), "RoundName", "Count", "Deadline");
    public static readonly MailTemplate ReviewAnswer = Button(nameof(ReviewAnswer), "RoundName", "Count", "Deadline");
    public static readonly MailTemplate ReviewReminder = Button(nameof(ReviewReminder), "RoundName", "Remaining", "Deadline");
    public static readonly MailTemplate ReviewLastDay = Button(nameof(ReviewLastDay), "RoundName", "Remaining", "Deadline");
    public static readonly MailTemplate ReviewReplaced = Plain(nameof(ReviewReplaced), "RoundName", "Count", "Reason");
    public static readonly MailTemplate ReviewWithdrawn = Plain(
        nameof(ReviewWithdrawn), "RoundName", "ApplicationName", "ApplicationNumber");
    public static readonly MailTemplate ReviewShortfall = Button(nameof(ReviewShortfall), "RoundName", "Missing");

    public static readonly MailTemplate ReviewUnscored = Button(nameof(ReviewUnscored), "RoundName", "Count", "Missing");

    // Approval
    public static readonly MailTemplate ApprovalRequest = Button(
        nameof(ApprovalRequest), "RoundName", "Before", "Order", "Places", "RankingHash", "Deadline");
    public static readonly MailTemplate ApprovalReminder = Button(
        nameof(ApprovalReminder), "RoundName", "Order", "RankingHash", "Deadline");
    public static readonly MailTemplate ApprovalDeputy = Button(
        nameof(ApprovalDeputy), "RoundName", "MemberName", "Order", "RankingHash", "Deadline");
    public static readonly MailTemplate CommitteeOverdue = Button(nameof(CommitteeOverdue), "RoundName", "Step", "Deadline", "Names");
    public static readonly MailTemplate ApprovalReturned = Button(
        nameof(ApprovalReturned), "RoundName", "MemberName", "Next", "Reason");

    // Public notice and objections; nothing that an applicant gets names the objector
    public static readonly MailTemplate NoticeOpened = Button(
        nameof(NoticeOpened), "RoundName", "ApplicationName", "ApplicationNumber", "NoticeNumber", "From", "Until");
    public static readonly MailTemplate ObjectionReceipt = Hidden(Waited(Button(
        nameof(ObjectionReceipt), "RoundName", "ApplicationName", "ObjectionNumber", "ReceivedAt")));
    public static readonly MailTemplate ObjectionAgainstYou = Plain(
        nameof(ObjectionAgainstYou), "RoundName", "ApplicationName", "ApplicationNumber", "Grounds");
    public static readonly MailTemplate ObjectionDesk = Button(
        nameof(ObjectionDesk), "RoundName", "ApplicationName", "ObjectionNumber", "Deadline");
    public static readonly MailTemplate ObjectionReminder = Button(
        nameof(ObjectionReminder), "RoundName", "ApplicationName", "ObjectionNumber", "Deadline");
    public static readonly MailTemplate ObjectionDecided = Hidden(Plain(
        nameof(ObjectionDecided), "RoundName", "ApplicationName", "ObjectionNumber", "Decision", "Reason"));
    public static readonly MailTemplate ObjectionUpheldAgainstYou = Plain(
        nameof(ObjectionUpheldAgainstYou), "RoundName", "ApplicationName", "ApplicationNumber", "Reason");
    public static readonly MailTemplate ObjectionDismissedForYou = Plain(
        nameof(ObjectionDismissedForYou), "RoundName", "ApplicationName", "ApplicationNumber", "Reason");
    public static readonly MailTemplate ReservePromoted = Button(
        nameof(ReservePromoted), "RoundName", "ApplicationName", "ApplicationNumber", "NoticeNumber", "From", "Until");

    public static readonly MailTemplate PlaceVacant = Button(nameof(PlaceVacant), "RoundName", "ApplicationName");

    // The round as a whole
    public static readonly MailTemplate LaunchRefused = Button(nameof(LaunchRefused), "ProgrammeName", "Reasons");
    public static readonly MailTemplate SecondAdministrator = Button(
        nameof(SecondAdministrator), "RoundName", "RequestedBy", "Request", "Reason", "Deadline");
    public static readonly MailTemplate SecondAdministratorReminder = Button(
        nameof(SecondAdministratorReminder), "RoundName", "RequestedBy", "Request", "Reason", "Deadline");
    public static readonly MailTemplate ProposalExpired = Plain(nameof(ProposalExpired), "RoundName", "Request", "Reason");
    public static readonly MailTemplate DeadlineExtended = Button(nameof(DeadlineExtended), "RoundName", "Stage", "OldDeadline",
        "NewDeadline", "Concerns", "Reason");
    public static readonly MailTemplate DueDayMoved = Button(nameof(DueDayMoved), "RoundName", "Step", "OldDeadline", "NewDeadline");
    public static readonly MailTemplate RoundCancelled = Plain(nameof(RoundCancelled), "RoundName", "Reason");

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<MailTemplate> All { get; } =
        [.. typeof(MailTemplates).GetFields().Select(field => field.GetValue(null)).OfType<MailTemplate>()];

    private static readonly FrozenDictionary<string, MailTemplate> ByName = All.ToFrozenDictionary(template => template.Name);

    /// <returns>Null for one that is not here, such as a mail of a kind of stage: see <see cref="MailTemplateSet"/>.</returns>
    public static MailTemplate? Find(string name) => ByName.GetValueOrDefault(name);

    private static MailTemplate Waited(MailTemplate template) => template with { AtOnce = true };

    private static MailTemplate Hidden(MailTemplate template) => template with { RecipientHidden = true };

    private static MailTemplate Button(string name, params string[] placeholders) => new(name, true, placeholders);

    private static MailTemplate Plain(string name, params string[] placeholders) => new(name, false, placeholders);
}
