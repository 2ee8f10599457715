namespace Funding.Workflows.Awards;

/// <summary>Addresses of an award's pages.</summary>
public static class AwardLinks
{
    public const string Register = Paths.OfficeAwards;
    public const string RegisterFile = Paths.OfficeAwards + ".csv";
    public const string OwnRoute = Paths.OwnAward;
    public const string OfficeRoute = Paths.OfficeAward;

    public static string Own(string award) => Url.Fill(OwnRoute, award);

    public static string Office(string award) => Url.Fill(OfficeRoute, award);
}
