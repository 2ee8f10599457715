using Microsoft.Data.Sqlite;

namespace Funding.Engine.Journal;

/// <summary>The journal's file: how it is opened, and its tables.</summary>
internal static class SqliteFile
{
    private const int SchemaVersion = 1;

    /// <summary>History lies beside its instance's other rows (see <see cref="RowId"/>), so that loading one is one range.</summary>
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS instances(
          key INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, version TEXT NOT NULL, generation INTEGER NOT NULL,
          status INTEGER NOT NULL, wake INTEGER NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL,
          output TEXT, custom TEXT, error_type TEXT, error_message TEXT,
          parent INTEGER, parent_generation INTEGER, parent_task INTEGER, input TEXT);
        CREATE UNIQUE INDEX IF NOT EXISTS instances_id ON instances(id);
        CREATE INDEX IF NOT EXISTS instances_running ON instances(id) WHERE status < 2;
        CREATE TABLE IF NOT EXISTS history(id INTEGER PRIMARY KEY, at INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS timers(id INTEGER PRIMARY KEY, due INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS timers_due ON timers(due, id);
        """;

    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            Run(connection, "PRAGMA synchronous=FULL; PRAGMA busy_timeout=1000; PRAGMA temp_store=MEMORY;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <exception cref="InvalidDataException">The file is of another schema.</exception>
    public static SqliteConnection OpenWriter(string path)
    {
        var connection = Open(path);
        try
        {
            Run(connection, "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=4000;");
            using var read = connection.CreateCommand();
            read.CommandText = "PRAGMA user_version";
            var version = (long)read.ExecuteScalar()!;
            if (version is not 0 and not SchemaVersion)
                throw new InvalidDataException($"{path} has schema {version}; this program reads schema {SchemaVersion}.");
            if (version == 0)
                Run(connection, $"BEGIN; {Schema} PRAGMA user_version={SchemaVersion}; COMMIT;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
