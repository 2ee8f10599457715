namespace Funding.Platform.Storage.Sqlite;

/// <summary>The tables of the storage file. Keys and names are UTF-16 big-endian blobs, whose byte order is the ordinal one.</summary>
internal static class SqliteSchema
{
    private const long Version = 1;

    public static void Create(SqliteSession session)
    {
        session.Execute("PRAGMA journal_mode=WAL");
        // A file that has its tables is opened without a write: it may be full.
        if ((long)session.Scalar("PRAGMA user_version")! == Version)
            return;
        session.Execute("BEGIN IMMEDIATE");
        var found = (long)session.Scalar("PRAGMA user_version")!;
        if (found > Version)
            throw new InvalidDataException($"The storage file has version {found}; this program knows version {Version}.");
        foreach (var statement in Statements)
            session.Execute(statement);
        session.Execute("COMMIT");
    }

    private static readonly string[] Statements =
    [
        """
        CREATE TABLE IF NOT EXISTS rows(
            partition BLOB NOT NULL, key BLOB NOT NULL, etag INTEGER NOT NULL, properties TEXT NOT NULL,
            PRIMARY KEY(partition, key)) WITHOUT ROWID
        """,
        """
        CREATE TABLE IF NOT EXISTS blobs(
            name BLOB PRIMARY KEY, etag INTEGER NOT NULL, length INTEGER NOT NULL, type TEXT NOT NULL, file TEXT NOT NULL) WITHOUT ROWID
        """,
        """
        CREATE TABLE IF NOT EXISTS staged(
            name BLOB NOT NULL, block INTEGER NOT NULL, length INTEGER NOT NULL, file TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY(name, block)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS blobs_file ON blobs(file)",
        "CREATE INDEX IF NOT EXISTS staged_file ON staged(file)",
        "CREATE TABLE IF NOT EXISTS counter(etag INTEGER NOT NULL)",
        "INSERT INTO counter SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM counter)",
        "PRAGMA user_version=1",
    ];
}
