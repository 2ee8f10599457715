namespace Funding.Workflows.Addresses;

/// <summary>Addresses of what officers do about drawn samples of an application.</summary>
public static class SampleLinks
{
    public const string DrawRoute = OfficeLinks.ApplicationRoute + "/samples/{part}/draw";
    public const string RecordRoute = OfficeLinks.ApplicationRoute + "/samples/{part}/calls";

    public static string Draw(string round, string application, string part) => Url.Fill(DrawRoute, round, application, part);

    public static string Record(string round, string application, string part) => Url.Fill(RecordRoute, round, application, part);
}
