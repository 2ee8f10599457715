namespace Funding.Workflows.Compose;

/// <summary>Addresses of composing a programme.</summary>
public static class ComposeLinks
{
    public const string List = Paths.Office + "/compose";
    public const string Begin = List + "/begin";
    public const string DraftRoute = List + "/{draft}";
    public const string SettingRoute = DraftRoute + "/setting";
    public const string EntryRoute = DraftRoute + "/entry";
    public const string TextRoute = DraftRoute + "/text";
    public const string RuleRoute = DraftRoute + "/rule";
    public const string CompareRoute = DraftRoute + "/compare";
    public const string RestoreRoute = DraftRoute + "/restore";
    public const string FileRoute = DraftRoute + "/file";
    public const string NoticeRoute = DraftRoute + "/notice";
    public const string LetterRoute = DraftRoute + "/letter";
    public const string FormRoute = DraftRoute + "/form";
    public const string MailsRoute = DraftRoute + "/mails";
    public const string MailRoute = MailsRoute + "/{number:int}";
    public const string ProposeRoute = DraftRoute + "/propose";
    public const string FollowRoute = DraftRoute + "/follow";
    public const string ReturnRoute = DraftRoute + "/return";
    public const string ReleaseRoute = DraftRoute + "/release";
    public const string DropRoute = DraftRoute + "/drop";

    /// <summary>A route of one draft.</summary>
    public static string Of(string route, string draft) => Url.Fill(route, draft);

    public static string Draft(string draft) => Of(DraftRoute, draft);

    /// <summary>A route of one setting of a draft.</summary>
    /// <param name="at">Its place; empty for the whole.</param>
    public static string At(string route, string draft, string at) => Of(route, draft).With("at", at);
}
