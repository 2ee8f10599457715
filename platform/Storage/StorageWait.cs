namespace Funding.Platform.Storage;

/// <summary>
/// How long a flow waits for a storage that refuses for a while. What a timer or the engine does waits as long as it takes, or a full
/// disk would fail rounds; whoever asked for something is told instead.
/// </summary>
public static class StorageWait
{
    private static readonly AsyncLocal<bool> Asked = new();

    internal static bool IsBounded => Asked.Value;

    /// <summary>
    /// From here to the end of the calling asynchronous method somebody waits for the answer: a full disk is a
    /// <see cref="StorageUnavailableException"/> at once, a locked file is one after a while.
    /// </summary>
    public static void Bound() => Asked.Value = true;
}
