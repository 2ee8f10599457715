namespace Funding.Workflows.Consents;

/// <summary>Addresses of the page behind a party's link.</summary>
public static class ConsentLinks
{
    public const string PageRoute = "/consents/{round}/{application}/{party}";
    public const string GiveRoute = PageRoute + "/give";
    public const string RefuseRoute = PageRoute + "/refuse";
    public const string TakeBackRoute = PageRoute + "/take-back";
    public const string LeaveRoute = PageRoute + "/leave";
    public const string DocumentRoute = PageRoute + "/documents/{document}";

    /// <summary>How long a link opens its page after the last day: what was consented to can be read until then.</summary>
    private const int DaysAfter = 30;

    public static string Of(string route, string round, string application, string party) => Url.Fill(route, round, application, party);

    public static string Document(string round, string application, string party, string document) =>
        Url.Fill(DocumentRoute, round, application, party, document);

    /// <param name="until">The last day on which a consent is taken.</param>
    public static LinkTerms Terms(string round, string application, string party, DateOnly until) =>
        RoundMail.DeskLink(LinkPurpose.Consent, SubjectOf(round, application, party), until.AddDays(DaysAfter));

    /// <param name="page">An address of <see cref="PageRoute"/>.</param>
    public static LinkTerms TermsOf(string page, DateOnly until) =>
        page.Split('/') is [.., var round, var application, var party] ? Terms(round, application, party, until)
            : throw new ArgumentException($"{page} is no page of a consent.");

    public static string SubjectOf(string round, string application, string party) => $"{round}:{application}:{party}";
}
