namespace Funding.Workflows.Addresses;

/// <summary>Addresses of the pages of officers and administrators.</summary>
public static class OfficeLinks
{
    public const string Desk = Paths.Office;
    public const string Launch = Paths.OfficeLaunch;
    public const string LaunchDraftRoute = "/office/launch/{draft}";
    public const string LaunchCheckRoute = LaunchDraftRoute + "/check";
    public const string LaunchPreviewRoute = LaunchDraftRoute + "/preview";
    public const string LaunchProposeRoute = LaunchDraftRoute + "/propose";
    public const string DropLaunchRoute = LaunchDraftRoute + "/drop";
    public const string RoundRoute = Paths.OfficeRound;
    public const string NumbersRoute = RoundRoute + "/numbers";
    public const string ReconcileRoute = RoundRoute + "/reconcile";
    public const string ApplicationsRoute = Paths.OfficeApplications;
    public const string ApplicationRoute = ApplicationsRoute + "/{application}";
    public const string DecideRoute = ApplicationRoute + "/decision";
    public const string ConflictRoute = ApplicationRoute + "/conflict";
    public const string DocumentRoute = ApplicationRoute + "/documents/{document}";
    public const string BinderRoute = ApplicationRoute + "/binder.pdf";
    public const string LettersRoute = RoundRoute + "/documents";
    public const string LetterRoute = LettersRoute + "/{stage}";
    public const string LetterPublishRoute = LetterRoute + "/publish";
    public const string LetterResetRoute = LetterRoute + "/template";
    public const string LetterDraftRoute = LetterRoute + "/draft.docx";
    public const string CasesRoute = RoundRoute + "/cases/{stage}";
    public const string ExpertsRoute = RoundRoute + "/experts";
    public const string ExpertTemplateRoute = ExpertsRoute + "/template.xlsx";
    public const string ImportCheckRoute = ExpertsRoute + "/check";
    public const string ImportRoute = ExpertsRoute + "/import/{import}";
    public const string ChecksRoute = RoundRoute + "/checks";
    public const string ConflictCheckRoute = ChecksRoute + "/conflicts/{conflict}";
    public const string DoubleCheckRoute = ChecksRoute + "/doubles/{pair}";
    public const string DrawRoute = Paths.OfficeDraw;
    public const string ReviewRoute = Paths.OfficeReview;
    public const string SheetsRoute = ReviewRoute + "/{expert}";
    public const string RankingRoute = Paths.OfficeRanking;
    public const string RankAgainRoute = RankingRoute + "/again";
    public const string ObjectionsRoute = Paths.OfficeObjections;
    public const string ObjectionRoute = ObjectionsRoute + "/{objection}";
    public const string ObjectionDocumentRoute = ObjectionRoute + "/documents/{document}";
    public const string ChangesRoute = Paths.OfficeChanges;
    public const string ExtendRoute = ChangesRoute + "/extend";
    public const string ExtendCheckRoute = ChangesRoute + "/check";
    public const string CancelRoute = ChangesRoute + "/cancel";
    public const string ProposalRoute = ChangesRoute + "/{proposal}";
    public const string DeliveryRoute = RoundRoute + "/delivery";
    public const string MailsRoute = RoundRoute + "/mails";
    public const string WaitingRoute = RoundRoute + "/waiting";
    public const string RemindRoute = WaitingRoute + "/remind";
    public const string RemindAllRoute = WaitingRoute + "/remind-all";
    public const string Matters = "/office/waiting";
    public const string MattersFile = "/office/waiting.csv";
    public const string RemindMatter = Matters + "/remind";
    public const string RemindMatters = Matters + "/remind-all";
    public const string ExportsRoute = RoundRoute + "/exports";
    public const string ExportRoute = ExportsRoute + "/{file}";
    public const string AuditRoute = RoundRoute + "/audit.ndjson";
    public const string SystemAudit = "/office/audit.ndjson";
    public const string SystemDelivery = "/office/delivery";
    public const string Resend = "/office/delivery/resend";
    public const string Retry = "/office/delivery/retry";
    public const string People = "/office/people";
    public const string Grant = "/office/people/grant";
    public const string PersonRoute = People + "/{person}";
    public const string PersonMailsRoute = PersonRoute + "/mails";
    public const string RemovePersonRoute = PersonRoute + "/remove";
    public const string CorrectAddressRoute = PersonRoute + "/address";
    public const string RevokeRoleRoute = PersonRoute + "/roles";
    public const string RevokeLinkRoute = PersonRoute + "/links/revoke";
    public const string RenewLinkRoute = PersonRoute + "/links/renew";

    public static string LaunchDraft(string draft) => Url.Fill(LaunchDraftRoute, draft);

    public static string LaunchCheck(string draft) => Url.Fill(LaunchCheckRoute, draft);

    public static string LaunchPreview(string draft) => Url.Fill(LaunchPreviewRoute, draft);

    public static string LaunchPropose(string draft) => Url.Fill(LaunchProposeRoute, draft);

    public static string DropLaunch(string draft) => Url.Fill(DropLaunchRoute, draft);

    public static string Round(string round) => Url.Fill(RoundRoute, round);

    public static string Numbers(string round) => Url.Fill(NumbersRoute, round);

    public static string Reconcile(string round) => Url.Fill(ReconcileRoute, round);

    public static string Applications(string round) => Url.Fill(ApplicationsRoute, round);

    public static string Application(string round, string application) => Url.Fill(ApplicationRoute, round, application);

    public static string Decide(string round, string application) => Url.Fill(DecideRoute, round, application);

    public static string Conflict(string round, string application) => Url.Fill(ConflictRoute, round, application);

    public static string Document(string round, string application, string document) =>
        Url.Fill(DocumentRoute, round, application, document);

    public static string Binder(string round, string application) => Url.Fill(BinderRoute, round, application);

    public static string Waiting(string round) => Url.Fill(WaitingRoute, round);

    public static string Remind(string round) => Url.Fill(RemindRoute, round);

    public static string RemindAll(string round) => Url.Fill(RemindAllRoute, round);

    public static string Cases(string round, StageKey stage) => Url.Fill(CasesRoute, round, stage.Id);

    public static string Letters(string round) => Url.Fill(LettersRoute, round);

    public static string Letter(string round, string stage) => Url.Fill(LetterRoute, round, stage);

    public static string LetterPublish(string round, string stage) => Url.Fill(LetterPublishRoute, round, stage);

    public static string LetterReset(string round, string stage) => Url.Fill(LetterResetRoute, round, stage);

    public static string LetterDraft(string round, string stage) => Url.Fill(LetterDraftRoute, round, stage);

    public static string Experts(string round) => Url.Fill(ExpertsRoute, round);

    public static string ExpertTemplate(string round) => Url.Fill(ExpertTemplateRoute, round);

    public static string ImportCheck(string round) => Url.Fill(ImportCheckRoute, round);

    public static string Import(string round, string import) => Url.Fill(ImportRoute, round, import);

    public static string Checks(string round) => Url.Fill(ChecksRoute, round);

    public static string ConflictCheck(string round, string conflict) => Url.Fill(ConflictCheckRoute, round, conflict);

    public static string DoubleCheck(string round, string pair) => Url.Fill(DoubleCheckRoute, round, pair);

    public static string Draw(string round) => Url.Fill(DrawRoute, round);

    public static string Review(string round) => Url.Fill(ReviewRoute, round);

    public static string Sheets(string round, string expert) => Url.Fill(SheetsRoute, round, expert);

    public static string Ranking(string round) => Url.Fill(RankingRoute, round);

    public static string RankAgain(string round) => Url.Fill(RankAgainRoute, round);

    public static string Objections(string round) => Url.Fill(ObjectionsRoute, round);

    public static string Objection(string round, string objection) => Url.Fill(ObjectionRoute, round, objection);

    public static string ObjectionDocument(string round, string objection, string document) =>
        Url.Fill(ObjectionDocumentRoute, round, objection, document);

    public static string Changes(string round) => Url.Fill(ChangesRoute, round);

    public static string Extend(string round) => Url.Fill(ExtendRoute, round);

    public static string ExtendCheck(string round) => Url.Fill(ExtendCheckRoute, round);

    public static string Cancel(string round) => Url.Fill(CancelRoute, round);

    public static string Proposal(string round, string proposal) => Url.Fill(ProposalRoute, round, proposal);

    public static string Delivery(string? round) => round is null ? SystemDelivery : Url.Fill(DeliveryRoute, round);

    public static string Mails(string round) => Url.Fill(MailsRoute, round);

    public static string PersonMails(string person) => Url.Fill(PersonMailsRoute, person);

    public static string Exports(string round) => Url.Fill(ExportsRoute, round);

    public static string Export(string round, string file) => Url.Fill(ExportRoute, round, file);

    public static string Audit(string round) => Url.Fill(AuditRoute, round);

    public static string Person(string person) => Url.Fill(PersonRoute, person);

    public static string RevokeRole(string person) => Url.Fill(RevokeRoleRoute, person);

    public static string CorrectAddress(string person) => Url.Fill(CorrectAddressRoute, person);

    public static string RemovePerson(string person) => Url.Fill(RemovePersonRoute, person);

    public static string RevokeLink(string person) => Url.Fill(RevokeLinkRoute, person);

    public static string RenewLink(string person) => Url.Fill(RenewLinkRoute, person);
}
