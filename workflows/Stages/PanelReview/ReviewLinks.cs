namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Addresses of the pages of experts.</summary>
public static class ReviewLinks
{
    public const string Desk = Paths.Review;
    public const string RoundRoute = Paths.ReviewRound;
    public const string AnswerRoute = RoundRoute + "/answer";
    public const string ConflictRoute = RoundRoute + "/conflict";
    public const string ApplicationRoute = RoundRoute + "/applications/{application}";
    public const string AcceptRoute = ApplicationRoute + "/accept";
    public const string RecuseRoute = ApplicationRoute + "/recuse";
    public const string CheckRoute = ApplicationRoute + "/check";
    public const string PrintRoute = ApplicationRoute + "/print";
    public const string DocumentRoute = ApplicationRoute + "/documents/{document}";
    public const string ViewRoute = DocumentRoute + "/view";
    public const string BinderRoute = ApplicationRoute + "/binder.pdf";
    public const string AutosaveRoute = ApplicationRoute + "/autosave";
    public const string SignRoute = RoundRoute + "/sign";
    public const string SignCheckRoute = SignRoute + "/check";
    public const string ScoresRoute = RoundRoute + "/scores";
    public const string ArchiveRoute = RoundRoute + "/archive";
    public const string ApplicationArchiveRoute = ApplicationRoute + "/archive";

    /// <summary>Of the application's page: the document beside the sheet.</summary>
    public const string BesideParameter = "document";

    /// <summary>Of the check before several are signed: an application, as often as there are.</summary>
    public const string SheetParameter = "sheet";

    public static string Round(string round) => Url.Fill(RoundRoute, round);

    public static string Answer(string round) => Url.Fill(AnswerRoute, round);

    public static string Conflict(string round) => Url.Fill(ConflictRoute, round);

    public static string Application(string round, string application) => Url.Fill(ApplicationRoute, round, application);

    public static string Accept(string round, string application) => Url.Fill(AcceptRoute, round, application);

    public static string Recuse(string round, string application) => Url.Fill(RecuseRoute, round, application);

    public static string Check(string round, string application) => Url.Fill(CheckRoute, round, application);

    public static string Print(string round, string application) => Url.Fill(PrintRoute, round, application);

    public static string Binder(string round, string application) => Url.Fill(BinderRoute, round, application);

    public static string Document(string round, string application, string document) =>
        Url.Fill(DocumentRoute, round, application, document);

    public static string View(string round, string application, string document) => Url.Fill(ViewRoute, round, application, document);

    public static string Autosave(string round, string application) => Url.Fill(AutosaveRoute, round, application);

    public static string Sign(string round) => Url.Fill(SignRoute, round);

    public static string SignCheck(string round) => Url.Fill(SignCheckRoute, round);

    public static string Scores(string round) => Url.Fill(ScoresRoute, round);

    public static string Archive(string round) => Url.Fill(ArchiveRoute, round);

    public static string ApplicationArchive(string round, string application) => Url.Fill(ApplicationArchiveRoute, round, application);
}
