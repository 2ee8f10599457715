namespace Funding.Platform.Storage.Sqlite;

/// <summary>Settings of the section <c>Storage</c> for the storage file.</summary>
public sealed class SqliteStorageOptions
{
    /// <summary>How long whoever asked for something waits for a file that another program holds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan LockedWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Runs on the writing connection whenever it is opened; tests limit its size here.</summary>
    internal Action<SqliteSession>? ConfigureWriter { get; set; }
}
