namespace Funding.Workflows.Addresses;

/// <summary>Address of the applications of a list as one file.</summary>
public static class BundleLinks
{
    public const string Route = OfficeLinks.RoundRoute + "/bundle";

    public static string Of(string round) => Url.Fill(Route, round);
}
