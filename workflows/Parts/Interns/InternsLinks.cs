namespace Funding.Workflows.Parts.Interns;

/// <summary>Addresses of the pages of rosters.</summary>
public static class InternsLinks
{
    public const string PageRoute = ApplyLinks.ApplicationRoute + "/interns/{interns}";
    public const string TemplateRoute = PageRoute + "/template";

    public static string Page(string round, string application, string interns) => Url.Fill(PageRoute, round, application, interns);

    public static string Template(string round, string application, string interns) =>
        Url.Fill(TemplateRoute, round, application, interns);
}
