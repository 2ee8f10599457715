namespace Funding.Platform.Mail;

/// <summary>SendGrid's signature of an event post: ECDSA on P-256 with SHA-256 over the timestamp's characters and the raw body.</summary>
internal sealed class SendGridSignature : IDisposable
{
    /// <summary>How old or early a post may be; a recorded one cannot be played again later.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly ECDsa key = ECDsa.Create();

    /// <param name="publicKey">Base64 of the key as SendGrid shows it (SubjectPublicKeyInfo); <see cref="Problem"/> checked it.</param>
    public SendGridSignature(string publicKey) => key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);

    /// <returns>What is wrong with a key's text; null when nothing is.</returns>
    public static string? Problem(string publicKey)
    {
        try
        {
            using var tried = new SendGridSignature(publicKey);
            return tried.key.KeySize == 256 ? null : "is no P-256 key";
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return "is no base64 of a public key";
        }
    }

    public bool IsGenuine(string? signature, string? timestamp, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - (double)seconds) > Window.TotalSeconds)
            return false;
        var bytes = new byte[signature?.Length ?? 0];
        if (!Convert.TryFromBase64String(signature ?? "", bytes, out var length) || length == 0)
            return false;
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp!), .. body];
        return key.VerifyData(signed, bytes.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    public void Dispose() => key.Dispose();
}
