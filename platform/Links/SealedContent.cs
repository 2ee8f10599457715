namespace Funding.Platform.Links;

/// <summary>
/// Seals what is kept and few may read, such as the number of a bank account. The key ring's newest key seals, every key of it opens; what
/// was sealed for one place opens in no other.
/// </summary>
public sealed class SealedContent(LinkKeyRing ring)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("sealed content");

    /// <param name="place">Where it is kept, such as the key of its row.</param>
    /// <returns>Text for a row.</returns>
    public string Seal(string text, string place) => Convert.ToBase64String(Seal(Encoding.UTF8.GetBytes(text), place));

    /// <inheritdoc cref="Open(byte[], string)"/>
    public string Open(string content, string place) => Encoding.UTF8.GetString(Open(Convert.FromBase64String(content), place));

    /// <inheritdoc cref="Seal(string, string)"/>
    public byte[] Seal(byte[] content, string place)
    {
        var id = Encoding.UTF8.GetBytes(ring.CurrentId);
        byte[] head = [checked((byte)id.Length), .. id];
        var (nonce, tag, cipher) = (RandomNumberGenerator.GetBytes(NonceBytes), new byte[TagBytes], new byte[content.Length]);
        using var aes = Cipher(ring.CurrentId);
        aes.Encrypt(nonce, content, cipher, tag, Encoding.UTF8.GetBytes(place));
        return [.. head, .. nonce, .. tag, .. cipher];
    }

    /// <exception cref="CryptographicException">Sealed for another place, changed since, or by a key that the ring has not.</exception>
    public byte[] Open(byte[] content, string place)
    {
        if (content.Length == 0 || content.Length < 1 + content[0] + NonceBytes + TagBytes)
            throw new CryptographicException("This is nothing that was sealed.");
        var rest = content.AsSpan(1 + content[0]);
        var plain = new byte[rest.Length - NonceBytes - TagBytes];
        using var aes = Cipher(Encoding.UTF8.GetString(content, 1, content[0]));
        aes.Decrypt(
            rest[..NonceBytes], rest[(NonceBytes + TagBytes)..], rest.Slice(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(place));
        return plain;
    }

    private AesGcm Cipher(string keyId) => new(
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            ring.Find(keyId) ?? throw new CryptographicException($"The key ring has no key '{keyId}', by which this was sealed."),
            outputLength: 32, info: Purpose),
        TagBytes);
}
