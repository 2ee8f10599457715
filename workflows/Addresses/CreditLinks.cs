namespace Funding.Workflows.Addresses;

/// <summary>Addresses of the lists of the dishonest, and of what is found about their entries.</summary>
public static class CreditLinks
{
    public const string Lists = "/office/credit";
    public const string Template = Lists + "/template.xlsx";
    public const string Import = Lists + "/import";
    public const string Back = Lists + "/restore";
    public const string FindingRoute = OfficeLinks.ApplicationRoute + "/credit";

    public static string Finding(string round, string application) => Url.Fill(FindingRoute, round, application);
}
