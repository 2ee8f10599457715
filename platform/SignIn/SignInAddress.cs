namespace Funding.Platform.SignIn;

/// <summary>What a sign-in request says about who asks.</summary>
public static class SignInAddress
{
    /// <returns>The one plain address, normalised as persons are.</returns>
    /// <exception cref="RefusedException">It is none.</exception>
    public static string Parse(string? text) => EmailAddress.Normalised(text) ?? throw new RefusedException(SignInRefusals.NoAddress);

    /// <summary>The /24 of an IPv4 address, the /64 of an IPv6 address.</summary>
    public static string NetworkOf(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return Convert.ToHexStringLower(bytes.AsSpan(0, bytes.Length == 4 ? 3 : 8));
    }

    /// <summary>A path on this site: a browser takes "//host" and "/\host" for other sites.</summary>
    public static bool IsLocal(string? path) =>
        path is { Length: > 0 and <= 500 }
            && path[0] == '/'
            && (path.Length == 1 || path[1] is not ('/' or '\\'))
            && !path.Any(char.IsControl);
}
