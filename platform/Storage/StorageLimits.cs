namespace Funding.Platform.Storage;

/// <summary>Azure's limits, enforced on both adapters so that data fits when a province moves.</summary>
public static class StorageLimits
{
    /// <summary>Bytes of a row: keys, names and values in UTF-16 with Azure's overhead.</summary>
    public const int RowBytes = 1024 * 1024;

    /// <summary>Bytes of one value in UTF-16: 32,768 characters.</summary>
    public const int PropertyBytes = 64 * 1024;

    public const int PropertiesPerRow = 252;

    /// <summary>One of Azure's hundred is the partition's version.</summary>
    public const int RowsPerBatch = 99;

    /// <summary>
    /// Bytes of a batch as it travels: JSON, where a character outside plain ASCII takes 6. Of Azure's 4 MiB the partition's version takes
    /// some.
    /// </summary>
    public const int BatchBytes = (4 * 1024 * 1024) - (16 * 1024);

    public const int KeyCharacters = 512;

    /// <summary>Bytes of partition and key together, percent-encoded as in an address: a Chinese character takes 9.</summary>
    public const int AddressBytes = 3072;

    public const int PropertyNameCharacters = 255;

    /// <summary>Characters of a blob's name, in at most 254 parts; see <see cref="IBlobStore"/>.</summary>
    public const int BlobNameCharacters = 1024;

    /// <summary>Bytes of one staged block of a blob.</summary>
    public const int BlockBytes = 8 * 1024 * 1024;
}
