namespace Funding.Workflows.Addresses;

/// <summary>Addresses of the paper for those who decide, and of what the office advises.</summary>
public static class PaperLinks
{
    public const string OfficeRoute = OfficeLinks.RoundRoute + "/paper";
    public const string OfficeFileRoute = OfficeRoute + "/paper.docx";
    public const string CommitteeRoute = Paths.ApproveRound + "/paper";
    public const string CommitteeFileRoute = CommitteeRoute + "/paper.docx";
    public const string AdviseRoute = OfficeLinks.ApplicationRoute + "/advice";

    public static string Of(bool ofCommittee, string round) => Url.Fill(ofCommittee ? CommitteeRoute : OfficeRoute, round);

    public static string File(bool ofCommittee, string round) => Url.Fill(ofCommittee ? CommitteeFileRoute : OfficeFileRoute, round);

    public static string Advise(string round, string application) => Url.Fill(AdviseRoute, round, application);
}
