namespace Funding.Platform.Storage;

/// <summary>What Azure Tables charges for a row and for a batch.</summary>
public static class RowSize
{
    /// <summary>Multipart boundaries of a batch.</summary>
    public const int BatchOverheadBytes = 1024;

    /// <summary>Headers of one change inside a batch, without its keys.</summary>
    private const int ChangeOverheadBytes = 1024;

    private static readonly SearchValues<char> PlainInJson = SearchValues.Create(
        [.. Enumerable.Range(0x20, 0x5F).Select(c => (char)c).Where(c => !"\"\\&'+<>`".Contains(c, StringComparison.Ordinal))]);

    /// <summary>
    /// The documented size of an entity: 4 bytes, 2 for each character of its keys, and for each property 8 bytes, 2 for each
    /// character of its name and, the value being a string, 4 bytes and 2 for each character. The timestamp that Azure adds counts too.
    /// </summary>
    public static int Stored(string partition, string key, IReadOnlyDictionary<string, string> properties)
    {
        const int Timestamp = 8 + (2 * 9) + 8;
        var size = 4 + (2 * (partition.Length + key.Length)) + Timestamp;
        foreach (var (name, value) in properties)
            size += 8 + (2 * name.Length) + 4 + (2 * value.Length);
        return size;
    }

    /// <summary>
    /// At least the bytes of one change in the body of an entity group transaction. Keys stand in its address, percent-encoded,
    /// and in its JSON; what is not plain ASCII travels there as \uXXXX.
    /// </summary>
    public static int Payload(string partition, string key, IReadOnlyDictionary<string, string>? properties)
    {
        var size = ChangeOverheadBytes + (15 * (partition.Length + key.Length));
        if (properties is null)
            return size;
        foreach (var (name, value) in properties)
            size += name.Length + 6 + JsonBytes(value);
        return size;
    }

    /// <summary>Bytes of a row's address; the batch's answer repeats it in a header of limited length.</summary>
    public static int Address(string partition, string key) => Encoded(partition) + Encoded(key);

    private static int Encoded(string text) =>
        text.Sum(c => char.IsAsciiLetterOrDigit(c) ? 1 : c < 0x80 ? 3 : c < 0x800 || char.IsSurrogate(c) ? 6 : 9);

    private static int JsonBytes(ReadOnlySpan<char> value)
    {
        var bytes = 0;
        while (value.IndexOfAnyExcept(PlainInJson) is >= 0 and var escaped)
        {
            bytes += escaped + 6;
            value = value[(escaped + 1)..];
        }

        return bytes + value.Length;
    }
}
