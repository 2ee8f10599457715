namespace Funding.Workflows.Parts.Person;

/// <summary>Addresses of the pages of persons.</summary>
public static class PersonLinks
{
    public const string PageRoute = ApplyLinks.ApplicationRoute + "/person/{person}";
    public const string AutosaveRoute = PageRoute + "/autosave";
    public const string IdentityRoute = PageRoute + "/identity";

    public static string Page(string round, string application, string person) => Url.Fill(PageRoute, round, application, person);

    public static string Autosave(string round, string application, string person) => Url.Fill(AutosaveRoute, round, application, person);

    public static string Identity(string round, string application, string person) => Url.Fill(IdentityRoute, round, application, person);
}
