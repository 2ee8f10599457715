namespace Funding.Workflows.Addresses;

/// <summary>Addresses of tags and saved views of a round's applications.</summary>
public static class MarkLinks
{
    public const string PageRoute = OfficeLinks.RoundRoute + "/marks";
    public const string AddTagRoute = PageRoute + "/tags";
    public const string DropTagRoute = AddTagRoute + "/{tag}/drop";
    public const string DropViewRoute = PageRoute + "/views/drop";
    public const string TagRoute = OfficeLinks.RoundRoute + "/tagging/add";
    public const string UntagRoute = OfficeLinks.RoundRoute + "/tagging/remove";
    public const string SaveViewRoute = OfficeLinks.RoundRoute + "/views";

    public static string Page(string round) => Url.Fill(PageRoute, round);

    public static string AddTag(string round) => Url.Fill(AddTagRoute, round);

    public static string DropTag(string round, string tag) => Url.Fill(DropTagRoute, round, tag);

    public static string DropView(string round) => Url.Fill(DropViewRoute, round);

    public static string Tag(string round) => Url.Fill(TagRoute, round);

    public static string Untag(string round) => Url.Fill(UntagRoute, round);

    public static string SaveView(string round) => Url.Fill(SaveViewRoute, round);
}
