namespace Funding.Platform.Outbox;

/// <summary>Ids that sort by the moment they were made, unique beyond it.</summary>
public static class TimeOrderedId
{
    private static long sequence;

    public static string New(DateTimeOffset now) =>
        string.Create(
            null,
            stackalloc char[64],
            $"{now.UtcTicks:x16}{Interlocked.Increment(ref sequence) & 0xffffff:x6}{RandomNumberGenerator.GetHexString(8, true)}");
}

/// <summary>Makes any text a legal, short key part: legal ones stay readable, others are hashed.</summary>
public static class StorageKey
{
    private const int Longest = 200;

    public static string Of(string text) =>
        text.Length <= Longest && KeyCharacters.AllowAll(text)
            ? text
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
