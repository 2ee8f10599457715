namespace Funding.Platform.Storage;

/// <summary>
/// Makes an adapter's own token safe in an address, and refuses one that was tampered with: the one place that looks at it.
/// </summary>
internal static class Continuation
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string? Encode(string? token) => string.IsNullOrEmpty(token) ? null : Base64Url.EncodeToString(Strict.GetBytes(token));

    /// <exception cref="RefusedException">It is no continuation.</exception>
    public static string? Decode(string? continuation)
    {
        if (continuation is null)
            return null;
        try
        {
            if (Strict.GetString(Base64Url.DecodeFromChars(continuation)) is { Length: > 0 } token)
                return token;
        }
        catch (Exception problem) when (problem is FormatException or DecoderFallbackException)
        {
            throw Unknown();
        }

        throw Unknown();
    }

    public static RefusedException Unknown() => new(StorageRefusals.Continuation());
}
