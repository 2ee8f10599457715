using Microsoft.Data.Sqlite;

namespace Funding.Services.Storage.Sqlite;

internal static class SqliteErrors
{
    /// <summary>The reason, in one line, when the same call may succeed later; null when it never will.</summary>
    public static string? PassingReason(Exception problem) => problem is not SqliteException sqlite ? null : sqlite.SqliteErrorCode switch
    {
        5 or 6 or 15 => "the storage file is locked by another program",
        8 => "the storage file is read-only",
        10 => "the disk refuses to read or write the storage file",
        13 => "the disk is full",
        14 => "the storage file cannot be opened",
        _ => null,
    };

    /// <summary>50 ms doubling to 5 s.</summary>
    public static TimeSpan BackOff(int attempt) => TimeSpan.FromMilliseconds(Math.Min(5000, 50 << Math.Min(attempt, 7)));
}
