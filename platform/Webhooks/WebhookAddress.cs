namespace Funding.Platform.Webhooks;

/// <summary>Whether an address can be a receiver's, by its text alone; where its name leads is asked at each connection.</summary>
public static class WebhookAddress
{
    /// <summary>Characters.</summary>
    public const int Most = 500;

    /// <returns>Null for an address that is taken of nobody.</returns>
    public static Uri? Read(string? typed, bool allowLoopback)
    {
        if (typed?.Trim() is not { Length: > 0 and <= Most } text || !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0 || uri.HostNameType is UriHostNameType.Basic or UriHostNameType.Unknown)
            return null;
        if (uri.IsLoopback)
            return allowLoopback && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri : null;
        return uri.Scheme == Uri.UriSchemeHttps && (!IPAddress.TryParse(uri.DnsSafeHost, out var ip) || PublicNetwork.Has(ip)) ? uri : null;
    }
}
