namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Addresses of the pages of the visits.</summary>
public static class VisitLinks
{
    /// <summary>Of a script that saves a checklist while it is filled in.</summary>
    public const string AutosaveRoute = "/review/site-visits/{round}/{application}/autosave";

    /// <summary>Of the form that adds a photograph, larger than other posts.</summary>
    public const string AddRoute = "/review/site-visits/{round}/{application}/photographs";

    /// <summary>All visits, for the office.</summary>
    public static string Office(string round, StageKey stage) => StagePlace.Url(Audience.Office, round, stage);

    /// <summary>One visit, for the office.</summary>
    public static string One(string round, StageKey stage, string application) =>
        StagePlace.Url(Audience.Office, round, stage, "visits", application);

    /// <summary>The protocol on paper, for the office or the committee.</summary>
    public static string Protocol(Audience audience, string round, StageKey stage, string application) =>
        StagePlace.Url(audience, round, stage, "protocols", application);

    /// <summary>Of a visitor, the committee or the office.</summary>
    public static string Photograph(Audience audience, string round, StageKey stage, string application, string photograph) =>
        StagePlace.Url(audience, round, stage, "photographs", application, photograph);

    /// <summary>When the visit of an own application is.</summary>
    public static string Applicants(string round, StageKey stage, string application) =>
        StagePlace.Url(Audience.Apply, round, stage, application);

    /// <summary>The visits of a visitor.</summary>
    public static string Desk(string round, StageKey stage) => StagePlace.Url(Audience.Review, round, stage);

    /// <summary>One of them, with its checklist.</summary>
    public static string Own(string round, StageKey stage, string application) =>
        StagePlace.Url(Audience.Review, round, stage, application);

    /// <summary>What is looked at before it is signed.</summary>
    public static string Sign(string round, StageKey stage, string application) =>
        StagePlace.Url(Audience.Review, round, stage, application, "sign");

    public static string Recuse(string round, StageKey stage, string application) =>
        StagePlace.Url(Audience.Review, round, stage, application, "recuse");

    public static string Document(string round, StageKey stage, string application, string document) =>
        StagePlace.Url(Audience.Review, round, stage, application, "documents", document);

    /// <summary>The published draw of the visitors.</summary>
    public static string Draw(string round, StageKey stage) => StagePlace.Url(Audience.Public, round, stage, "visitors.json");

    public static string Autosave(string round, string application) => Url.Fill(AutosaveRoute, round, application);

    public static string Add(string round, string application) => Url.Fill(AddRoute, round, application);
}
