namespace Funding.Engine.Turns;

/// <summary>Name-based guids of version 5 (RFC 9562).</summary>
internal static class NamedGuid
{
    private static readonly byte[] Namespace = new Guid("6f4b6a0e-2f0c-5a39-9a3e-6d1f9c1b7a52").ToByteArray(bigEndian: true);

    public static Guid Create(string name)
    {
#pragma warning disable CA5350 // The RFC names SHA-1 for version 5; nothing is protected by it.
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData([.. Namespace, .. Encoding.UTF8.GetBytes(name)], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
