using Microsoft.Data.Sqlite;

namespace Funding.Platform.Storage.Sqlite;

internal static class SqliteErrors
{
    /// <summary>What is wrong, when the same call may succeed later; null when it never will.</summary>
    public static StorageUnavailableException? Passing(Exception problem) =>
        problem is not SqliteException sqlite ? null : sqlite.SqliteErrorCode switch
        {
            5 or 6 or 15 => new(StorageTrouble.Locked, "the storage file is locked by another program", problem),
            8 => new(StorageTrouble.Refused, "the storage file is read-only", problem),
            10 => new(StorageTrouble.Refused, "the disk refuses to read or write the storage file", problem),
            13 => new(StorageTrouble.Full, "the disk is full", problem),
            14 => new(StorageTrouble.Refused, "the storage file cannot be opened", problem),
            _ => null,
        };

    /// <summary>50 ms doubling to 5 s.</summary>
    public static TimeSpan BackOff(int attempt) => TimeSpan.FromMilliseconds(Math.Min(5000, 50 << Math.Min(attempt, 7)));
}
