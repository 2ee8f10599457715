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

    public static string Round(string round) => Url.Fill(RoundRoute, round);

    public static string Answer(string round) => Url.Fill(AnswerRoute, round);

    public static string Conflict(string round) => Url.Fill(ConflictRoute, round);

    public static string Application(string round, string application) => Url.Fill(ApplicationRoute, round, application);

    public static string Accept(string round, string application) => Url.Fill(AcceptRoute, round, application);

    public static string Recuse(string round, string application) => Url.Fill(RecuseRoute, round, application);

    public static string Check(string round, string application) => Url.Fill(CheckRoute, round, application);

    public static string Print(string round, string application) => Url.Fill(PrintRoute, round, application);

    public static string Document(string round, string application, string document) =>
        Url.Fill(DocumentRoute, round, application, document);
}
