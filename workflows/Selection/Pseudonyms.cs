namespace Funding.Workflows.Selection;

/// <summary>Keys that say nothing about whom they stand for, except to whoever holds the round's secret.</summary>
public static class Pseudonyms
{
    /// <param name="secret">At least 16 bytes, kept for the round and never published; not the draw's seed.</param>
    /// <param name="kind">"A" for an application, "E" for an expert, "O" for an organisation: the same id gives different keys.</param>
    /// <param name="id">The application's or expert's id.</param>
    /// <returns>The kind, a hyphen and 16 hexadecimal digits.</returns>
    public static string Of(ReadOnlySpan<byte> secret, string kind, string id)
    {
        if (secret.Length < 16) throw new ArgumentException("a secret has at least 16 bytes", nameof(secret));
        var mac = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"funding/pseudonym/v1\n{kind}\n{id}"));
        return $"{kind}-{Convert.ToHexStringLower(mac.AsSpan(0, 8))}";
    }
}
