namespace Funding.Workflows.Stages.Quota;

/// <summary>Addresses of the pages of recommending desks.</summary>
public static class RecommendLinks
{
    public const string Desk = Paths.Recommend;
    public const string RoundRoute = Paths.RecommendRound;
    public const string OrderRoute = RoundRoute + "/order";
    public const string ApplicationRoute = RoundRoute + "/applications/{application}";
    public const string RecommendRoute = ApplicationRoute + "/recommend";
    public const string TakeBackRoute = ApplicationRoute + "/take-back";
    public const string DocumentRoute = ApplicationRoute + "/documents/{document}";
    public const string BinderRoute = ApplicationRoute + "/binder.pdf";

    public static string Round(string round) => Url.Fill(RoundRoute, round);

    public static string Order(string round) => Url.Fill(OrderRoute, round);

    public static string Application(string round, string application) => Url.Fill(ApplicationRoute, round, application);

    public static string Recommend(string round, string application) => Url.Fill(RecommendRoute, round, application);

    public static string TakeBack(string round, string application) => Url.Fill(TakeBackRoute, round, application);

    public static string Binder(string round, string application) => Url.Fill(BinderRoute, round, application);

    public static string Document(string round, string application, string document) =>
        Url.Fill(DocumentRoute, round, application, document);
}
