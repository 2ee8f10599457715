namespace Funding.Platform.Storage.Sqlite;

/// <summary>Keys as UTF-16 big-endian, whose byte order is the ordinal one.</summary>
internal static class Utf16
{
    private static readonly byte[] AfterEveryKey = [.. Enumerable.Repeat((byte)0xFF, (2 * StorageLimits.BlobNameCharacters) + 1)];

    public static byte[] Bytes(string text) => Encoding.BigEndianUnicode.GetBytes(text);

    public static string Text(byte[] bytes) => Encoding.BigEndianUnicode.GetString(bytes);

    /// <summary>
    /// One inclusive bound, so that a page begins with a single seek: <paramref name="from"/>, or what follows <paramref name="after"/>.
    /// </summary>
    public static byte[] Start(string? from, string? after) =>
        after is null || string.CompareOrdinal(after, from) < 0 ? Bytes(from ?? "") : [.. Bytes(after), 0];

    /// <summary>One exclusive bound.</summary>
    public static byte[] End(string? to) => to is null ? AfterEveryKey : Bytes(to);
}
