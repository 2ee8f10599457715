namespace Funding.Workflows.Contests;

/// <summary>Addresses of the pages of contests.</summary>
public static class ContestLinks
{
    public const string List = "/office/contests";
    public const string Template = List + "/template";
    public const string OneRoute = List + "/{contest}";
    public const string RevokeRoute = OneRoute + "/revocation";

    public static string One(string contest) => Url.Fill(OneRoute, contest);

    public static string Revoke(string contest) => Url.Fill(RevokeRoute, contest);
}
