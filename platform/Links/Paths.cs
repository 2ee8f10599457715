namespace Funding.Platform.Links;

/// <summary>Addresses that mails carry; the portal maps its pages at the same ones.</summary>
public static class Paths
{
    /// <summary>Sign-in; the mail's link has the token after it.</summary>
    public const string SignIn = "/signin";

    public const string SignInLink = "/signin/{token}";

    public const string SignOut = "/signout";

    public const string DeskLink = "/link/{purpose}/{token}";

    public const string Home = "/";
    public const string Apply = "/apply";
    public const string Recommend = "/recommend";
    public const string Review = "/review";
    public const string Approve = "/approve";
    public const string Office = "/office";

    public const string SystemAudit = "/audit/system";
    public const string RoundAudit = "/rounds/{round}/audit";
    public const string RecommendRound = "/recommend/{round}";
    public const string ReviewRound = "/review/{round}";
    public const string ApproveRound = "/approve/{round}";
    public const string PublicValue = "/approve/{round}/public-value";
    public const string OfficeLaunch = "/office/launch";
    public const string OfficeRound = "/office/rounds/{round}";
    public const string OfficeApplications = "/office/rounds/{round}/applications";
    public const string OfficeObjections = "/office/rounds/{round}/objections";
    public const string OfficeChanges = "/office/rounds/{round}/changes";

    /// <summary>The path of a mail's link to a desk; mailing puts the token behind it, before the query.</summary>
    /// <param name="returnPath">The page of the desk to land on; the purpose's own desk when left out.</param>
    public static string Link(LinkPurpose purpose, string? returnPath = null) =>
        $"/link/{Slug(purpose)}" + (returnPath is null ? "" : $"?return={Uri.EscapeDataString(returnPath)}");

    /// <returns>Null when there is no such purpose.</returns>
    public static LinkPurpose? PurposeOf(string slug) =>
        Enum.GetValues<LinkPurpose>().Cast<LinkPurpose?>().FirstOrDefault(p => Slug(p!.Value) == slug);

    /// <summary>Where a link leads that names no page.</summary>
    public static string DeskOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Apply or LinkPurpose.Objection => Apply,
        LinkPurpose.RecommendDesk => Recommend,
        LinkPurpose.ReviewDesk => Review,
        LinkPurpose.Approve or LinkPurpose.PublicValue => Approve,
        LinkPurpose.OfficerDesk or LinkPurpose.ObjectionDesk or LinkPurpose.SecondAdministrator or LinkPurpose.Office => Office,
        _ => Home,
    };

    /// <summary>The page of a round where the link's reader acts; null where the purpose's desk is that page.</summary>
    public static string? RoundPageOf(LinkPurpose purpose, string roundId) => purpose switch
    {
        LinkPurpose.RecommendDesk => RecommendRound,
        LinkPurpose.ReviewDesk => ReviewRound,
        LinkPurpose.Approve => ApproveRound,
        LinkPurpose.PublicValue => PublicValue,
        LinkPurpose.OfficerDesk => OfficeApplications,
        LinkPurpose.ObjectionDesk => OfficeObjections,
        LinkPurpose.SecondAdministrator => OfficeChanges,
        LinkPurpose.Office => OfficeRound,
        _ => null,
    } is { } route ? route.Replace("{round}", Uri.EscapeDataString(roundId), StringComparison.Ordinal) : null;

    /// <summary>RecommendDesk is recommend-desk.</summary>
    private static string Slug(LinkPurpose purpose) =>
        string.Concat(purpose.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
