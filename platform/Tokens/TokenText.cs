namespace Funding.Platform.Tokens;

/// <summary>256 random bits behind a prefix that secret scanners can look for.</summary>
internal static class TokenText
{
    private const string Prefix = "fdt_";
    private const int Bytes = 32;
    private static readonly int Length = Prefix.Length + Base64Url.GetEncodedLength(Bytes);

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static bool IsOne(string? text) => text?.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>What is stored of it. A plain hash will do: 256 random bits cannot be guessed.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
