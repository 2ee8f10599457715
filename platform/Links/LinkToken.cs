namespace Funding.Platform.Links;

/// <summary>
/// The secret part of a link's address: <c>id.mac</c>, 22 and 43 characters of base64url, the mac being HMAC-SHA256 over
/// what the link is for. Derived whenever a mail is rendered and never stored; keep it out of logs.
/// </summary>
internal static class LinkToken
{
    public const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);
    private const int IdLength = 22;
    private const int MacLength = 43;

    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>The same id each time the effect is tried. It need not be secret: the mac is.</summary>
    public static string IdOfEffect(string effectKey) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes("link|" + effectKey)).AsSpan(0, 16));

    public static string Derive(LinkRecord link, byte[] key) => $"{link.Id}.{Mac(link, key)}";

    /// <returns>The id of a text that has a token's shape; null for any other.</returns>
    public static string? IdIn(string? text) =>
        text is { Length: IdLength + 1 + MacLength }
            && text[IdLength] == '.'
            && IsId(text[..IdLength])
            && text.AsSpan(IdLength + 1).IndexOfAnyExcept(Allowed) < 0
            ? text[..IdLength] : null;

    public static bool IsId(string text) => text.Length == IdLength && text.AsSpan().IndexOfAnyExcept(Allowed) < 0;

    /// <summary>Compares the text as written, so that no second spelling of the same bits passes.</summary>
    public static bool IsGenuine(string token, LinkRecord link, byte[] key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(token), Encoding.ASCII.GetBytes(Derive(link, key)));

    private static string Mac(LinkRecord link, byte[] key)
    {
        // Lengths make the fields unambiguous whatever characters they hold.
        var text = new StringBuilder("funding-link-1");
        foreach (var field in new[] { link.KeyId, link.Id, link.Terms.Purpose.ToString(), link.PersonId, link.Terms.Subject })
            text.Append('|').Append(field.Length).Append(':').Append(field);
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text.ToString())));
    }
}
