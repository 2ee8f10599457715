namespace Funding.Platform.Storage;

/// <summary>
/// What somebody is told whom the storage refuses: a list's continuation that is none, and anything while it takes no writes.
/// </summary>
public static class StorageRefusals
{
    private static readonly Texts Texts = new(typeof(StorageRefusals));

    public static Refusal Continuation() => new("continuation-invalid", "continuation", Texts.Of("continuation"));

    public static Refusal ChangedMeanwhile() =>
        new("changed-meanwhile", null, Texts.Of("changed-meanwhile")) { Kind = RefusalKind.Conflict };

    /// <summary>Of a storage that refuses for a while.</summary>
    /// <returns>Null for a failure that does not pass by itself.</returns>
    public static Refusal? Of(Exception failure) => failure switch
    {
        StorageUnavailableException { Trouble: StorageTrouble.Full } => Full(),
        StorageUnavailableException { Trouble: StorageTrouble.Locked } => Locked(),
        StorageUnavailableException => Refused(),
        _ when DiskSpace.IsUsedUp(failure) => Full(),
        global::Azure.RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => Refused(),
        AggregateException several when several.InnerExceptions.All(
            e => e is global::Azure.RequestFailedException { Status: 0 or >= 500 }) => Refused(),
        _ => null,
    };

    private static Refusal Full() => Later("storage-full", Texts.Of("full"));

    private static Refusal Locked() => Later("storage-locked", Texts.Of("locked"));

    private static Refusal Refused() => Later("storage-unavailable", Texts.Of("refused"));

    private static Refusal Later(string code, Bilingual text) => new(code, null, text) { Kind = RefusalKind.Unavailable };
}
