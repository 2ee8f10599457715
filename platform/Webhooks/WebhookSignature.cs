namespace Funding.Platform.Webhooks;

/// <summary>How a receiver knows that a message is ours and how old it is, in the form of Standard Webhooks.</summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimeHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";
    private const int SecretBytes = 32;
    private const int LeastSecretBytes = 24;
    private const int LongestSecret = 200;

    /// <summary>A fresh secret, as its receiver is given it.</summary>
    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Whether a text has the form of a secret, with 24 bytes or more.</summary>
    public static bool IsSecret(string? text)
    {
        var key = new byte[LongestSecret];
        return text is { Length: <= LongestSecret } && text.StartsWith(SecretPrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[SecretPrefix.Length..], key, out var written) && written >= LeastSecretBytes;
    }

    /// <summary>Puts id, time and signature into the headers of a request.</summary>
    public static void Sign(HttpRequestMessage request, string secret, string id, DateTimeOffset at, string body)
    {
        var time = at.ToUnixTimeSeconds();
        request.Headers.Add(IdHeader, id);
        request.Headers.Add(TimeHeader, time.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(SignatureHeader, Of(secret, id, time, body));
    }

    /// <param name="id">Of the message: the same however often it is sent.</param>
    /// <param name="at">When it is sent, in whole seconds of Unix time.</param>
    /// <returns><c>v1,</c> and HMAC-SHA256 in base64 over <c>id.time.body</c>.</returns>
    /// <exception cref="ArgumentException">The secret is none of <see cref="NewSecret"/>.</exception>
    public static string Of(string secret, string id, long at, string body)
    {
        if (!secret.StartsWith(SecretPrefix, StringComparison.Ordinal))
            throw new ArgumentException("This is no secret of a receiver.", nameof(secret));
        var key = Convert.FromBase64String(secret[SecretPrefix.Length..]);
        var signed = string.Create(CultureInfo.InvariantCulture, $"{id}.{at}.{body}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
    }
}
