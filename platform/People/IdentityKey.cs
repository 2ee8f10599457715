namespace Funding.Platform.People;

/// <summary>
/// The key by which identity numbers are hashed. It is of no ring and never changes: with another one no number would be known again. The
/// host brings it.
/// </summary>
/// <param name="find">The key as it is at hand now; null for none.</param>
/// <param name="make">Makes one where there never was any; null where who runs the host makes it.</param>
public sealed class IdentityKey(Func<byte[]?> find, Func<byte[]>? make = null)
{
    public const int Bytes = 32;

    private const int MostCharacters = 100;

    public byte[]? Find() => find();

    /// <returns>Null where the host makes none by itself.</returns>
    public byte[]? Make() => make?.Invoke();

    /// <summary>A key that goes with the process.</summary>
    public static IdentityKey Fresh()
    {
        var key = RandomNumberGenerator.GetBytes(Bytes);
        return new(() => key);
    }

    /// <param name="text">32 bytes in base64, as <c>openssl rand -base64 32</c> writes them; null or empty for none.</param>
    /// <exception cref="InvalidOperationException">It is no such text; the message does not repeat it.</exception>
    public static IdentityKey Of(string? text)
    {
        var key = string.IsNullOrEmpty(text) ? null : Read(text);
        return new(() => key);
    }

    /// <inheritdoc cref="Of(string?)"/>
    internal static byte[] Read(string text)
    {
        var key = new byte[Bytes];
        return text.Length <= MostCharacters && Convert.TryFromBase64String(text.Trim(), key, out var written) && written == Bytes
            ? key : throw new InvalidOperationException("The key of identity hashes must be 32 bytes in base64.");
    }

    /// <summary>What stands for the key in a row: it tells the key again and opens nothing.</summary>
    public static string CheckValueOf(byte[] key) => Of(key, "check value");

    /// <summary>The keyed hash of a number in its one form.</summary>
    public static string HashOf(byte[] key, string number) => Of(key, "identity|" + number);

    private static string Of(byte[] key, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
