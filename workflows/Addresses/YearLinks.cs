namespace Funding.Workflows.Addresses;

/// <summary>Addresses of the year of an administrator.</summary>
public static class YearLinks
{
    public const string Page = "/office/year";
    public const string Propose = Page + "/propose";
    public const string LaunchAll = Page + "/launch";

    public static string Of(int year, string page = Page) => page.With("year", year.ToString(CultureInfo.InvariantCulture));
}
