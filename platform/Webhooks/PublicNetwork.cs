namespace Funding.Platform.Webhooks;

/// <summary>
/// Whether an address belongs to the public internet: a receiver that was typed in must never be a machine of our own network.
/// </summary>
public static class PublicNetwork
{
    // What IANA's registries of special-purpose addresses call not globally reachable, and what embeds another address.
    private static readonly IPNetwork[] Others =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32", // The platform's own services, on every virtual machine of Azure.
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] OthersOfGlobal =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool Has(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !Array.Exists(Others, network => network.Contains(plain))
            : Global.Contains(plain) && !Array.Exists(OthersOfGlobal, network => network.Contains(plain));
    }
}
