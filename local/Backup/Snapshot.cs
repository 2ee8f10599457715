using Microsoft.Data.Sqlite;

namespace Funding.Local.Backup;

/// <summary>Copies of an installation's database files as of one moment, made through SQLite's online backup while others write.</summary>
internal sealed class Snapshot : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("funding-backup-").FullName;

    public string Engine => Path.Combine(folder, "engine.db");

    public string Storage => Path.Combine(folder, "storage.db");

    /// <summary>The engine's first: what it has not seen yet stands in the rows, and reconcile brings it there.</summary>
    public static Snapshot Take(DataFolder data)
    {
        var snapshot = new Snapshot();
        try
        {
            if (File.Exists(data.Engine))
                Copy(data.Engine, snapshot.Engine);
            Copy(data.Storage, snapshot.Storage);
            return snapshot;
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    /// <summary>Content files that the copied rows name, relative to the blobs folder.</summary>
    public IReadOnlyList<string> Blobs()
    {
        using var connection = Open(Storage, SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT file FROM blobs UNION SELECT file FROM staged ORDER BY file";
        using var reader = command.ExecuteReader();
        var files = new List<string>();
        while (reader.Read())
            files.Add(reader.GetString(0));
        return files;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Copy(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadWrite);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);
        using var single = target.CreateCommand();
        single.CommandText = "PRAGMA journal_mode=DELETE";
        single.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 60
        }.ToString());
        connection.Open();
        return connection;
    }
}
