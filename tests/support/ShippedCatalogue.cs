namespace Funding.Tests.Support;

/// <summary>The programmes folder of the checkout.</summary>
public static class ShippedCatalogue
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "programmes");

    public static Catalogue Catalogue { get; } = Catalogue.Load(Folder);

    public static Programme Colleges => Catalogue.Programme("mixed-ownership-colleges");
}
