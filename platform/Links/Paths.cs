namespace Funding.Platform.Links;

/// <summary>Addresses that mails carry; the portal maps its pages at the same ones.</summary>
public static class Paths
{
    /// <summary>Sign-in; the mail's link has the token after it.</summary>
    public const string SignIn = "/signin";

    public const string SignInLink = "/signin/{token}";

    public const string SignOut = "/signout";

    /// <summary>Leads to the provider of identities, where one is set.</summary>
    public const string OpenId = "/openid";

    /// <summary>Where the provider sends who signed in there.</summary>
    public const string OpenIdCallback = OpenId + "/callback";

    /// <summary>After signing out here: whether to sign out there too.</summary>
    public const string OpenIdOut = OpenId + "/out";

    public const string OpenIdEnd = OpenId + "/end";

    /// <summary>Where the provider sends who signed out there.</summary>
    public const string OpenIdSignedOut = OpenId + "/signed-out";

    /// <summary>Leads everybody to their own desk.</summary>
    public const string Start = "/start";

    public const string DeskLink = "/link/{purpose}/{token}";

    /// <summary>Asks for a fresh link in the place of one that is over.</summary>
    public const string FreshSignIn = SignInLink + "/fresh";

    /// <inheritdoc cref="FreshSignIn"/>
    public const string FreshLink = DeskLink + "/fresh";

    /// <summary>After such an asking, whatever came of it.</summary>
    public const string FreshLinkAsked = "/link/sent";

    /// <summary>One end of a change of address; the mail's link has the token after it.</summary>
    public const string AddressChange = "/address";

    public const string AddressChangeLink = "/address/{token}";

    public const string Account = "/account";

    public const string Home = "/";
    public const string Apply = "/apply";
    public const string Recommend = "/recommend";
    public const string Review = "/review";
    public const string Approve = "/approve";
    public const string Office = "/office";

    public const string Audit = "/audit";
    public const string SystemAudit = "/audit/system";
    public const string RoundAudit = "/rounds/{round}/audit";
    public const string RecommendRound = "/recommend/{round}";
    public const string ReviewRound = "/review/{round}";
    public const string ApproveRound = "/approve/{round}";
    public const string PublicValue = "/approve/{round}/public-value";
    public const string OfficeInvite = "/office/people/invite";
    public const string OfficeLaunch = "/office/launch";
    public const string OfficeRound = "/office/rounds/{round}";
    public const string OfficeApplications = "/office/rounds/{round}/applications";
    public const string OfficeDraw = "/office/rounds/{round}/draw";
    public const string OfficeReview = "/office/rounds/{round}/review";
    public const string OfficeRanking = "/office/rounds/{round}/ranking";
    public const string OfficeObjections = "/office/rounds/{round}/objections";
    public const string OfficeChanges = "/office/rounds/{round}/changes";

    public const string OwnApplication = "/apply/{round}/{application}";
    public const string OwnResult = OwnApplication + "/result";
    public const string RoundNotice = "/rounds/{round}/notice";
    public const string OwnAward = "/apply/awards/{award}";
    public const string OfficeAwards = "/office/awards";
    public const string OfficeAwardLists = OfficeAwards + "/lists";
    public const string OfficeAward = OfficeAwards + "/{award}";
    public const string OfficeMoney = "/office/money";
    public const string OfficeMoneyLine = OfficeMoney + "/{programme}/{year}/{source}";
    public const string OwnDuty = OwnAward + "/{duty}/{occurrence}";
    public const string OfficeDuty = OfficeAward + "/{duty}/{occurrence}";
    public const string DeskDuty = "/recommend/awards/{award}/{duty}/{occurrence}";

    /// <summary>The path of a mail's link to a desk; mailing puts the token behind it, before the query.</summary>
    /// <param name="returnPath">The page of the desk to land on; the purpose's own desk when left out.</param>
    public static string Link(LinkPurpose purpose, string? returnPath = null) =>
        $"/link/{purpose.Slug}" + (returnPath is null ? "" : $"?return={Uri.EscapeDataString(returnPath)}");

    /// <returns>Null when there is no such purpose; those of a kind of stage are its own.</returns>
    public static LinkPurpose? PurposeOf(string slug) =>
        LinkPurpose.All.Cast<LinkPurpose?>().FirstOrDefault(p => p!.Value.Slug == slug);

    /// <summary>A page of a round by its route, such as <see cref="OfficeRound"/>.</summary>
    /// <param name="state">The only state of applications that a list shows; null for every.</param>
    public static string Of(string route, string roundId, object? state = null) =>
        Url.Fill(route, roundId).With("state", state?.ToString());

    /// <summary>Where a link leads that names no page.</summary>
    public static string DeskOf(LinkPurpose purpose) => purpose.Name switch
    {
        nameof(LinkPurpose.Apply) or nameof(LinkPurpose.Objection) or nameof(LinkPurpose.Consent)
            or nameof(LinkPurpose.Membership) => Apply,
        nameof(LinkPurpose.RecommendDesk) => Recommend,
        nameof(LinkPurpose.ReviewDesk) => Review,
        nameof(LinkPurpose.Approve) or nameof(LinkPurpose.PublicValue) => Approve,
        nameof(LinkPurpose.OfficerDesk) or nameof(LinkPurpose.ObjectionDesk) or nameof(LinkPurpose.SecondAdministrator)
            or nameof(LinkPurpose.Office) => Office,
        _ => Home,
    };

    /// <summary>The page of a round where the link's reader acts; null where the purpose's desk is that page.</summary>
    public static string? RoundPageOf(LinkPurpose purpose, string roundId) => purpose.Name switch
    {
        nameof(LinkPurpose.RecommendDesk) => RecommendRound,
        nameof(LinkPurpose.ReviewDesk) => ReviewRound,
        nameof(LinkPurpose.Approve) => ApproveRound,
        nameof(LinkPurpose.PublicValue) => PublicValue,
        nameof(LinkPurpose.OfficerDesk) => OfficeApplications,
        nameof(LinkPurpose.ObjectionDesk) => OfficeObjections,
        nameof(LinkPurpose.SecondAdministrator) => OfficeChanges,
        nameof(LinkPurpose.Office) => OfficeRound,
        _ => null,
    } is { } route ? Of(route, roundId) : null;
}
