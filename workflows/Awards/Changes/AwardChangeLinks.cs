namespace Funding.Workflows.Awards.Changes;

/// <summary>Addresses of what is done about an award.</summary>
public static class AwardChangeLinks
{
    public const string StateRoute = AwardLinks.OwnRoute + "/statement";
    public const string CorrectRoute = AwardLinks.OfficeRoute + "/names";
    public const string SuspendRoute = AwardLinks.OfficeRoute + "/suspension";
    public const string ResumeRoute = AwardLinks.OfficeRoute + "/suspension/end";
    public const string NoticeRoute = AwardLinks.OfficeRoute + "/withdrawal";
    public const string DropRoute = AwardLinks.OfficeRoute + "/withdrawal/end";
    public const string WithdrawRoute = AwardLinks.OfficeRoute + "/withdrawal/decision";

    public const string UploadRoute = AwardLinks.OfficeRoute + "/acts/{number:int}/upload";
    public const string OfficePaperRoute = AwardLinks.OfficeRoute + "/acts/{number:int}/document";
    public const string OwnPaperRoute = AwardLinks.OwnRoute + "/acts/{number:int}/document";

    /// <param name="route">One of those with a number.</param>
    public static string Of(string route, string award, int number) =>
        Url.Fill(route, award, number.ToString(CultureInfo.InvariantCulture));

    /// <param name="route">One of the others.</param>
    public static string Of(string route, string award) => Url.Fill(route, award);
}
