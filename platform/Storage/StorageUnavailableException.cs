namespace Funding.Platform.Storage;

/// <summary>Why a storage takes no writes for a while.</summary>
public enum StorageTrouble
{
    /// <summary>No room.</summary>
    Full,

    /// <summary>Another program holds the file.</summary>
    Locked,

    /// <summary>Read-only, not to be opened, or not to be reached.</summary>
    Refused,
}

/// <summary>The storage refuses for a while; nothing was written, and the same call may succeed later.</summary>
/// <param name="reason">One line without addresses or secrets.</param>
public sealed class StorageUnavailableException(StorageTrouble trouble, string reason, Exception? cause = null) : Exception(reason, cause)
{
    public StorageTrouble Trouble { get; } = trouble;
}
