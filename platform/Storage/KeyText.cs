namespace Funding.Platform.Storage;

/// <summary>Key characters for text that a person typed or that may be too long for a key.</summary>
internal static class KeyText
{
    /// <summary>The text itself where it is plain, else its hash.</summary>
    public static string Safe(string text) =>
        text.Length is > 0 and <= 128 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':' or '.') ? text : Hash(text);

    /// <summary>SHA-256 in 43 characters of base64url.</summary>
    public static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
