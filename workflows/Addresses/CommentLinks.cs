namespace Funding.Workflows.Addresses;

/// <summary>Addresses of what the office says about an application.</summary>
public static class CommentLinks
{
    public const string SayRoute = OfficeLinks.ApplicationRoute + "/comments";
    public const string TakeBackRoute = SayRoute + "/{number:int}/take-back";

    public static string Say(string round, string application) => Url.Fill(SayRoute, round, application);

    public static string TakeBack(string round, string application, int number) =>
        Url.Fill(TakeBackRoute, round, application, number.ToString(CultureInfo.InvariantCulture));
}
