namespace Funding.Pages.Tests.Browser;

/// <summary>Routes that show no page of ours, and pages of what the round of all pages has not: others look at those.</summary>
internal static class RoutesBesides
{
    public static readonly string[] All =
    [
        PublicLinks.Start,
        CalendarLinks.Calls, CalendarLinks.PersonalRoute,
        PublicLinks.DrawFileRoute,
        PublicLinks.RankingFileRoute, PublicLinks.AllocationFileRoute,
        PublicLinks.CertificateCodeRoute,
        PublicLinks.AwardHeadsRoute,
        ApplyLinks.OwnData,
        ApplyLinks.CreditCode,
        DocumentsLinks.DocumentRoute,
        DocumentsLinks.UploadRoute,
        ConsentLinks.DocumentRoute,
        ReviewLinks.ViewRoute, ReviewLinks.ArchiveRoute, ReviewLinks.ApplicationArchiveRoute,
        RecommendLinks.DocumentRoute, ReviewLinks.DocumentRoute, ApproveLinks.FileRoute,
        ApproveLinks.DocumentRoute, OfficeLinks.DocumentRoute,
        OrganisationLinks.DeskDocumentRoute, OrganisationLinks.OfficeDocumentRoute, OrganisationLinks.OfficeNameDocumentRoute,
        OfficeLinks.ExpertTemplateRoute, InvitationLinks.Template,
        OfficeLinks.ObjectionDocumentRoute, OfficeLinks.ExportRoute, OfficeLinks.AuditRoute, OfficeLinks.SystemAudit,
        MailboxLinks.HtmlRoute,
        ApplyLinks.BinderRoute, RecommendLinks.BinderRoute, OfficeLinks.BinderRoute, ReviewLinks.BinderRoute,
        PublicLinks.LetterFileRoute, OfficeLinks.LetterDraftRoute, PublicLinks.AwardsFile, AwardLinks.RegisterFile, EarlierLinks.Template,
        // Shown with a list that waits: looked at where lists are taken over.
        EarlierLinks.ReportRoute, EarlierLinks.BatchRoute,
        // Of the plan: looked at with awards.
        PublicLinks.Progress, PublicLinks.TargetRoute, PublicLinks.TargetFileRoute,
        PublicLinks.ProgressSheets, PublicLinks.ProgressFile, PublicLinks.ProgressOpenData,
        // Of yearly figures: looked at with some.
        IndicatorLinks.PublicRoute, IndicatorLinks.OwnList, IndicatorLinks.OwnRoute, IndicatorLinks.DeskList,
        IndicatorLinks.DeskFiguresRoute, IndicatorLinks.DeskFigureRoute, IndicatorLinks.OfficeList, IndicatorLinks.OfficeFiguresRoute,
        IndicatorLinks.OfficeFigureRoute,
        // Of an organisation whose claim is confirmed: looked at with its awards.
        OrganisationLinks.OwnAwardsRoute,
        ApproveLinks.CaseDocumentRoute,
        // What officers have beside the decision: looked at with some of each.
        CreditLinks.Lists, CreditLinks.Template, MarkLinks.PageRoute, PaperLinks.OfficeRoute, PaperLinks.OfficeFileRoute,
        PaperLinks.CommitteeRoute, PaperLinks.CommitteeFileRoute,
        // Shown once a veto item was recorded: looked at with one.
        VetoLinks.OwnRoute, VetoLinks.DocumentRoute,
        MoneyLinks.YearFile, MoneyLinks.YearTable, MoneyLinks.LineFileRoute, MoneyLinks.LineTableRoute,
        // Shown once there is a budget line: looked at with one, and with its payments and their accounts.
        MoneyLinks.LineRoute, PaymentLinks.RunsRoute, PaymentLinks.RunRoute,
        BankAccountLinks.OwnRoute, BankAccountLinks.OfficeRoute, BankAccountLinks.LetterRoute, HandLinks.CodeDrawing,
        RecoveryLinks.PaperRoute,
        // Of benefit lines: looked at with one.
        BenefitLinks.OwnSheetRoute, BenefitLinks.OfficeSheetRoute, "/apply/benefits",
        // Of a programme with tables, one with members and one that names a person: looked at with one.
        TableLinks.PageRoute, MembersLinks.PageRoute, MembersLinks.TemplateRoute, PersonLinks.PageRoute,
        PriceLinks.PageRoute,
        InternsLinks.PageRoute, InternsLinks.TemplateRoute,
        // Of contests: looked at with one.
        ContestLinks.List, ContestLinks.OneRoute, ContestLinks.Template,
        // Of a round whose cases go their own way: looked at with one.
        OfficeLinks.CasesRoute, ApproveLinks.CaseRoute, ApproveLinks.CaseConflictRoute,
        "/review/rounds/{round}/{stage}/{application}/documents/{document}",
        "/apply/rounds/{round}/{stage}/departments/{department}/{application}/documents/{document}",
        // Of site visits: looked at with one.
        "/rounds/{round}/{stage}/visitors.json",
        "/office/rounds/{round}/{stage}/visits/{application}", "/office/rounds/{round}/{stage}/protocols/{application}",
        "/office/rounds/{round}/{stage}/photographs/{application}/{photograph}",
        "/review/rounds/{round}/{stage}/{application}/sign", "/review/rounds/{round}/{stage}/{application}/recuse",
        "/review/rounds/{round}/{stage}/photographs/{application}/{photograph}",
        "/approve/rounds/{round}/{stage}/protocols/{application}", "/approve/rounds/{round}/{stage}/photographs/{application}/{photograph}",
        // Of an award with duties: looked at with one.
        AgreementLinks.OwnRoute, AgreementLinks.OwnDocumentRoute, AgreementLinks.OwnFileRoute,
        AgreementLinks.OfficeRoute, AgreementLinks.OfficeDocumentRoute, AgreementLinks.OfficeFileRoute, ForwardingLinks.OfficeRoute,
        DutyLinks.OwnReportRoute, DutyLinks.DeskReportRoute, DutyLinks.OfficeReportRoute,
        DutyLinks.OwnPapersRoute, DutyLinks.OwnPaperRoute, DutyLinks.OfficePapersRoute, DutyLinks.OfficePaperRoute,
        DutyLinks.DeskPaperRoute,
        VariationLinks.NewRoute, VariationLinks.OwnRoute, VariationLinks.OwnDocumentRoute, VariationLinks.OfficeRoute,
        VariationLinks.OfficeDocumentRoute, VariationLinks.DeskRoute, VariationLinks.DeskDocumentRoute,
        MembershipLinks.PageRoute, MembershipLinks.DocumentRoute,
        AwardChangeLinks.OwnPaperRoute, AwardChangeLinks.OfficePaperRoute, PublicLinks.CertificateDocumentRoute,
        OfficeLinks.MattersFile,
        // Of a programme that is composed: looked at with one.
        ComposeLinks.DraftRoute, ComposeLinks.SettingRoute, ComposeLinks.TextRoute, ComposeLinks.RuleRoute, ComposeLinks.CompareRoute,
        ComposeLinks.FileRoute, ComposeLinks.NoticeRoute, ComposeLinks.LetterRoute, ComposeLinks.FormRoute, ComposeLinks.MailsRoute,
        ComposeLinks.MailRoute, ComposeLinks.ReleaseRoute,
    ];
}
