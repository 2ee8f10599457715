using Microsoft.Data.Sqlite;

namespace Funding.Bench.Engine;

/// <summary>What the disk and SQLite alone take for as many rows in as many durable transactions.</summary>
internal static class BareCommits
{
    private const int RowBytes = 60;

    public static TimeSpan Measure(string folder, long rows, long commits)
    {
        var path = Path.Combine(folder, "bare.db");
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; CREATE TABLE r(id INTEGER PRIMARY KEY, "
                + "at INTEGER, data BLOB)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO r(at,data) VALUES ($at,$data)";
        var at = insert.Parameters.Add("$at", SqliteType.Integer);
        insert.Parameters.AddWithValue("$data", new byte[RowBytes]);
        var watch = Stopwatch.StartNew();
        for (long commit = 0, written = 0; commit < commits; commit++)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (; written < rows * (commit + 1) / commits; written++)
            {
                at.Value = written;
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        return watch.Elapsed;

        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
