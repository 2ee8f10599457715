namespace Funding.Platform.Hashing;

/// <summary>SHA-256 as 64 lower-case hexadecimal digits, the one form in which hashes are published.</summary>
public static class Sha256Hex
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of the text's UTF-8 bytes, without a byte order mark.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
