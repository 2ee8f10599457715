namespace Funding.Workflows.Parts.Fields;

/// <summary>Addresses of the pages of questions.</summary>
public static class FieldsLinks
{
    public const string PageRoute = ApplyLinks.ApplicationRoute + "/form/{section}";
    public const string AutosaveRoute = PageRoute + "/autosave";

    public static string Page(string round, string application, string section) => Url.Fill(PageRoute, round, application, section);

    public static string Autosave(string round, string application, string section) =>
        Url.Fill(AutosaveRoute, round, application, section);
}
