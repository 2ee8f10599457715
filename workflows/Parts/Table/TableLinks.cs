namespace Funding.Workflows.Parts.Table;

/// <summary>Addresses of the pages of tables.</summary>
public static class TableLinks
{
    public const string PageRoute = ApplyLinks.ApplicationRoute + "/table/{table}";
    public const string AutosaveRoute = PageRoute + "/autosave";

    public static string Page(string round, string application, string table) => Url.Fill(PageRoute, round, application, table);

    public static string Autosave(string round, string application, string table) => Url.Fill(AutosaveRoute, round, application, table);
}
