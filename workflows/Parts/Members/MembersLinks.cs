namespace Funding.Workflows.Parts.Members;

/// <summary>Addresses of the members' page.</summary>
public static class MembersLinks
{
    public const string PageRoute = ApplyLinks.ApplicationRoute + "/members";
    public const string AutosaveRoute = PageRoute + "/autosave";

    public const string ListRoute = PageRoute + "/list";
    public const string TemplateRoute = PageRoute + "/template";

    public static string List(string round, string application) => Url.Fill(ListRoute, round, application);

    public static string Template(string round, string application) => Url.Fill(TemplateRoute, round, application);

    public static string Page(string round, string application) => Url.Fill(PageRoute, round, application);

    public static string Autosave(string round, string application) => Url.Fill(AutosaveRoute, round, application);
}
