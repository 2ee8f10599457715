using Microsoft.Data.Sqlite;

namespace Funding.Bench.Storage;

/// <summary>The measure for the adapter: the same rows into the same kind of table, nothing checked, one prepared statement.</summary>
internal static class BareSqlite
{
    public static double Run(string folder, int group, TimeSpan duration)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, $"bare-{group}.db")};Pooling=False");
        connection.Open();
        foreach (var setup in new[]
        {
            "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=FULL",
            "PRAGMA wal_autocheckpoint=4000",
            "CREATE TABLE rows(partition BLOB, key BLOB, etag INTEGER, properties TEXT, PRIMARY KEY(partition, key)) WITHOUT ROWID"
        })
            Command(connection, setup).ExecuteNonQuery();
        using var insert = Command(connection, "INSERT INTO rows VALUES($1, $2, $3, $4)");
        for (var i = 1; i <= 4; i++)
            insert.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        insert.Parameters[0].Value = Encoding.BigEndianUnicode.GetBytes("mixed-ownership-colleges-2026-1");
        var (watch, done, etag) = (Stopwatch.StartNew(), 0, 0L);
        for (var number = 0; watch.Elapsed < duration; number++)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (var writer = 0; writer < group; writer++, done++)
            {
                foreach (var (key, properties) in SampleRows.Batch(writer, number))
                {
                    insert.Parameters[1].Value = Encoding.BigEndianUnicode.GetBytes(key);
                    insert.Parameters[2].Value = ++etag;
                    insert.Parameters[3].Value = JsonSerializer.Serialize(properties);
                    insert.ExecuteNonQuery();
                }
            }

            transaction.Commit();
        }

        return done / watch.Elapsed.TotalSeconds;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
