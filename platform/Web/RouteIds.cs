namespace Funding.Platform.Web;

/// <summary>Ids in addresses become parts of row keys: what no row's key can hold names nothing, on pages and API alike.</summary>
public static class RouteIds
{
    // Three of the longest in one key, and four in one address, stay below what storage takes.
    private const int Characters = 160;
    private const int AddressBytes = 640;

    public static bool CouldBe(object? value) => value is not string text
        || (text.Length <= Characters
            && Uri.EscapeDataString(text).Length <= AddressBytes
            && KeyCharacters.AllowAll(text)
            && !text.Contains('\uFFFD', StringComparison.Ordinal));
}
