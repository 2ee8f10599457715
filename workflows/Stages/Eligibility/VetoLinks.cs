namespace Funding.Workflows.Stages.Eligibility;

/// <summary>Addresses of veto items, for the office and for the applicant.</summary>
public static class VetoLinks
{
    public const string RecordRoute = OfficeLinks.ApplicationRoute + "/vetoes";
    public const string DecideRoute = RecordRoute + "/{number:int}";
    public const string DocumentRoute = DecideRoute + "/documents/{document}";
    public const string OwnRoute = "/apply/vetoes/{round}/{application}";

    public static string Record(Application application) => Url.Fill(RecordRoute, application.RoundId, application.Id);

    public static string Decide(Application application, int number) =>
        Url.Fill(DecideRoute, application.RoundId, application.Id, number.ToString(CultureInfo.InvariantCulture));

    public static string Document(Application application, int number, string document) => Url.Fill(
        DocumentRoute, application.RoundId, application.Id, number.ToString(CultureInfo.InvariantCulture), document);

    public static string Own(string round, string application) => Url.Fill(OwnRoute, round, application);
}
