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

    /// <param name="route">One of these.</param>
    public static string Of(string route, string award) => Url.Fill(route, award);
}
