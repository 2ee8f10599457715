namespace Funding.Workflows.Stages.Defence;

/// <summary>Addresses of the pages of the defence.</summary>
public static class DefenceLinks
{
    /// <summary>The plan, for the office.</summary>
    public static string Office(string round, StageKey stage) => StagePlace.Url(Audience.Office, round, stage);

    /// <summary>What is looked at before the plan is published.</summary>
    public static string Publish(string round, StageKey stage) => StagePlace.Url(Audience.Office, round, stage, "publish");

    /// <summary>One session, for the office.</summary>
    public static string Session(string round, StageKey stage, string application) =>
        StagePlace.Url(Audience.Office, round, stage, "sessions", application);

    /// <summary>The day itself.</summary>
    /// <param name="day">Null for today, or the next day with sessions.</param>
    public static string Day(string round, StageKey stage, DateOnly? day = null) =>
        StagePlace.Url(Audience.Office, round, stage, "day").With("on", day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>An applicant's own session.</summary>
    public static string Own(string round, StageKey stage, string application) =>
        StagePlace.Url(Audience.Apply, round, stage, application);

    /// <summary>The sessions of a member of panels.</summary>
    public static string Panel(string round, StageKey stage) => StagePlace.Url(Audience.Review, round, stage);

    /// <summary>One of them, with the note on it.</summary>
    public static string Note(string round, StageKey stage, string application) =>
        StagePlace.Url(Audience.Review, round, stage, application);

    public static string Document(string round, StageKey stage, string application, string document) =>
        StagePlace.Url(Audience.Review, round, stage, application, "documents", document);
}
