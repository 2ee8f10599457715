namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>What the mails say, and where their buttons lead.</summary>
public static class VisitLetters
{
    /// <summary>Opens the visits of a visitor.</summary>
    public static readonly LinkPurpose DeskPurpose = new("VisitDesk");

    /// <summary>What the officers are waited for, all together.</summary>
    public const string OfficersKey = "site-visit";

    private static readonly Texts Texts = new(typeof(SiteVisitKind));

    /// <summary>What a visitor is waited for.</summary>
    public static string KeyOf(string expertId, string caseId) => $"visit:{expertId}:{caseId}";

    /// <param name="open">Visits that hold the stage up.</param>
    /// <param name="unplanned">Those of them without an appointment.</param>
    /// <param name="purpose">The officers' or the administrators'.</param>
    public static Reminder ToOffice(Round round, PlannedStage stage, int open, int unplanned, LinkPurpose purpose) => new(
        unplanned > 0 ? VisitMails.VisitsToPlan : VisitMails.VisitsOpen,
        RoundMail.AskLink(purpose, round, SiteVisitStage.Kind, stage.Closes!.Value.AddDays(30)),
        ("Count", $"{(unplanned > 0 ? unplanned : open)}"),
        RoundMail.Day("Deadline", stage.Closes!.Value))
    {
        Page = VisitLinks.Office(round.Id, stage.Id),
    };

    public static Reminder ToSign(Round round, PlannedStage stage, Visit visit) => new(
        VisitMails.VisitToSign,
        DeskLink(round, stage),
        ("ApplicationName", visit.Name),
        RoundMail.Day("Date", visit.Appointment!.Day),
        RoundMail.Day("SignBy", visit.Appointment.SignBy))
    {
        Page = VisitLinks.Own(round.Id, stage.Id, visit.CaseId),
    };

    /// <summary>Works a month beyond the stage: a visitor may read what they signed.</summary>
    public static LinkTerms DeskLink(Round round, PlannedStage stage) =>
        RoundMail.AskLink(DeskPurpose, round, SiteVisitStage.Kind, stage.Closes!.Value.AddDays(30));

    /// <summary>Adds a mail to a visitor, whose button opens the visit.</summary>
    public static Commit MailVisitor(
        this Commit commit, Round round, PlannedStage stage, MailTemplate template, string expertId, Visit visit, string cause,
        params (string, string)[] data) =>
        commit.MailLink(
            round, template, expertId, $"{visit.CaseId}:{stage.Pass}:{cause}",
            RoundMail.Link(DeskLink(round, stage), VisitLinks.Own(round.Id, stage.Id, visit.CaseId)),
            [.. data, ("ApplicationName", visit.Name)]);

    /// <summary>Adds a mail to an officer about one visit.</summary>
    public static Commit MailOfficer(
        this Commit commit, Round round, PlannedStage stage, MailTemplate template, string officerId, Visit visit, string cause,
        params (string, string)[] data) =>
        commit.MailLink(
            round, template, officerId, $"{visit.CaseId}:{stage.Pass}:{cause}",
            RoundMail.Link(
                RoundMail.AskLink(LinkPurpose.OfficerDesk, round, SiteVisitStage.Kind, stage.Closes!.Value.AddDays(30)),
                VisitLinks.One(round.Id, stage.Id, visit.CaseId)),
            [.. data, ("ApplicationName", visit.Name)]);

    /// <summary>To the applicant, whose button opens their own visit.</summary>
    public static Commit MailApplicant(
        this Commit commit, Round round, PlannedStage stage, MailTemplate template, Application application, string cause,
        params (string, string)[] data) =>
        commit.MailPage(
            round, template, Addressee.Of(application), $"{application.Id}:{stage.Pass}:{cause}",
            VisitLinks.Applicants(round.Id, stage.Id, application.Id),
            [.. data, ("ApplicationName", application.Name), ("ApplicationNumber", application.Id)]);

    public static (string, string)[] DataOf(VisitAppointment at) =>
        [RoundMail.Day("Date", at.Day), ("Time", TimeOf(at)), ("Place", at.Place)];

    /// <param name="reason">Why it was moved.</param>
    public static (string, string)[] MovedDataOf(VisitAppointment at, VisitAppointment before, string reason) =>
        [.. DataOf(at), .. RoundMail.Both("Before", When(before)), ("Reason", reason)];

    /// <summary>Day, time and place.</summary>
    public static Bilingual When(VisitAppointment at) => Texts.Of("when", DayText.Of(at.Day), TimeOf(at), at.Place);

    public static string TimeOf(VisitAppointment at) => at.From.ToString("HH:mm", CultureInfo.InvariantCulture);
}
