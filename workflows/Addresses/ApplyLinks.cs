namespace Funding.Workflows.Addresses;

/// <summary>Addresses of the pages of applicants and objectors.</summary>
public static class ApplyLinks
{
    public const string Desk = Paths.Apply;
    public const string OwnData = "/apply/own-data";
    public const string CreditCode = "/apply/credit-code";
    public const string Benefits = "/apply/benefits";
    public const string NewRoute = "/apply/{round}/new";

    public const string ApplicationRoute = Paths.OwnApplication;
    public const string SubmitRoute = ApplicationRoute + "/submit";
    public const string SubmittedRoute = ApplicationRoute + "/submitted";
    public const string PrintRoute = ApplicationRoute + "/print";
    public const string BinderRoute = ApplicationRoute + "/binder.pdf";
    public const string WithdrawRoute = ApplicationRoute + "/withdraw";
    public const string ReopenRoute = ApplicationRoute + "/reopen";
    public const string VerdictRoute = ApplicationRoute + "/eligibility";
    public const string ResultRoute = Paths.OwnResult;
    public const string EarlierRoute = ApplicationRoute + "/earlier";
    public const string ConsentsRoute = ApplicationRoute + "/consents";
    public const string ColleaguesRoute = ApplicationRoute + "/colleagues";

    public const string Objections = "/apply/objections";
    public const string ObjectRoute = Objections + "/{round}/new/{application}";
    public const string ObjectionRoute = Objections + "/{round}/{objection}";

    /// <summary>Query that names the earlier application: its round and its number, parted by a slash.</summary>
    public const string From = "from";

    /// <summary>Query that asks a page of the form to show what is missing on it.</summary>
    public const string Check = "check";

    public static string New(string round) => Url.Fill(NewRoute, round);

    public static string Application(string round, string application) => Url.Fill(ApplicationRoute, round, application);

    /// <summary>A page of an application by its route, such as <see cref="SubmitRoute"/>.</summary>
    public static string Of(string route, string round, string application) => Url.Fill(route, round, application);

    public static string Object(string round, string application) => Url.Fill(ObjectRoute, round, application);

    public static string Objection(string round, string objection) => Url.Fill(ObjectionRoute, round, objection);
}
