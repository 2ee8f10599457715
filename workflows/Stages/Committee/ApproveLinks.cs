namespace Funding.Workflows.Stages.Committee;

/// <summary>Addresses of the pages of committee members.</summary>
public static class ApproveLinks
{
    public const string Desk = Paths.Approve;
    public const string RoundRoute = Paths.ApproveRound;
    public const string ApproveRoute = RoundRoute + "/approve";
    public const string ReturnRoute = RoundRoute + "/return";
    public const string ConflictRoute = RoundRoute + "/conflict";
    public const string FileRoute = RoundRoute + "/committee-file";
    public const string ApplicationRoute = RoundRoute + "/applications/{application}";
    public const string DocumentRoute = ApplicationRoute + "/documents/{document}";
    public const string CaseRoute = RoundRoute + "/cases/{application}";
    public const string CaseApproveRoute = CaseRoute + "/approve";
    public const string CaseReturnRoute = CaseRoute + "/return";
    public const string CaseConflictRoute = CaseRoute + "/conflict";
    public const string CaseDocumentRoute = CaseRoute + "/documents/{document}";

    public static string Round(string round) => Url.Fill(RoundRoute, round);

    public static string Approve(string round) => Url.Fill(ApproveRoute, round);

    public static string Return(string round) => Url.Fill(ReturnRoute, round);

    public static string Conflict(string round) => Url.Fill(ConflictRoute, round);

    public static string File(string round) => Url.Fill(FileRoute, round);

    public static string Application(string round, string application) => Url.Fill(ApplicationRoute, round, application);

    public static string Document(string round, string application, string document) =>
        Url.Fill(DocumentRoute, round, application, document);

    public static string Case(string round, string application) => Url.Fill(CaseRoute, round, application);

    public static string CaseApprove(string round, string application) => Url.Fill(CaseApproveRoute, round, application);

    public static string CaseReturn(string round, string application) => Url.Fill(CaseReturnRoute, round, application);

    public static string CaseConflict(string round, string application) => Url.Fill(CaseConflictRoute, round, application);

    public static string CaseDocument(string round, string application, string document) =>
        Url.Fill(CaseDocumentRoute, round, application, document);
}
