namespace Funding.Workflows.Parts.Price;

/// <summary>Addresses of the page of the bid.</summary>
public static class PriceLinks
{
    public const string PageRoute = ApplyLinks.ApplicationRoute + "/price";

    public static string Page(string round, string application) => Url.Fill(PageRoute, round, application);
}
