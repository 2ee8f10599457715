namespace Funding.Workflows.Parts.Owners;

/// <summary>Addresses of the owners' page.</summary>
public static class OwnersLinks
{
    public const string PageRoute = ApplyLinks.ApplicationRoute + "/owners";
    public const string AutosaveRoute = PageRoute + "/autosave";

    public static string Page(string round, string application) => Url.Fill(PageRoute, round, application);

    public static string Autosave(string round, string application) => Url.Fill(AutosaveRoute, round, application);
}
