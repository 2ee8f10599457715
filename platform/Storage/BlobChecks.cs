namespace Funding.Platform.Storage;

/// <summary>Names that mean the same everywhere: no adapter or address may normalise one into another.</summary>
internal static class BlobChecks
{
    private const int Parts = 254;

    public static void Name(string name)
    {
        if (name.Length is < 1 or > StorageLimits.BlobNameCharacters)
            throw Refuse(name, $"has {name.Length} characters of 1 to {StorageLimits.BlobNameCharacters}");
        if (name.Any(c => char.IsControl(c) || c == '\\'))
            throw Refuse(name, "has a control character or a backslash");
        StorageChecks.WellFormed(name, "The blob's name");
        var parts = name.Split('/');
        if (parts.Length > Parts || parts.Any(part => part.Length == 0 || part.EndsWith('.')))
            throw Refuse(name, $"has more than {Parts} parts between its slashes, an empty one, or one that ends in a dot");
    }

    public static void Prefix(string prefix) => StorageChecks.WellFormed(prefix, "The prefix");

    public static void Block(string name, int index)
    {
        Name(name);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, 49_999);
    }

    public static void BlockLength(long length)
    {
        if (length is < 1 or > StorageLimits.BlockBytes)
            throw StorageChecks.Limit(nameof(StorageLimits.BlockBytes), $"A block has 1 to {StorageLimits.BlockBytes} bytes.");
    }

    /// <exception cref="InvalidOperationException">A block is missing.</exception>
    public static void Complete(string name, int blockCount, IReadOnlyDictionary<int, long> staged)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(blockCount);
        for (var block = 0; block < blockCount; block++)
        {
            if (!staged.ContainsKey(block))
                throw new InvalidOperationException($"Block {block} of '{name}' is missing.");
        }
    }

    private static StorageLimitException Refuse(string name, string reason) =>
        StorageChecks.Limit(nameof(StorageLimits.BlobNameCharacters), $"The blob name '{name}' {reason}.");
}
