using Microsoft.Data.Sqlite;

namespace Funding.Engine.Journal;

/// <summary>The durable journal: a file of its own with a write-ahead log and <c>synchronous=FULL</c>.</summary>
internal sealed class SqliteJournal : IJournal
{
    private readonly string path;
    private readonly SqliteWriter writer;
    private readonly ConcurrentBag<SqliteReader> idle = [];

    public SqliteJournal(string path, Action<SqliteConnection>? configureWriter = null)
    {
        this.path = path;
        var connection = SqliteFile.OpenWriter(path);
        configureWriter?.Invoke(connection);
        writer = new SqliteWriter(connection);
    }

    public void Commit(IReadOnlyList<JournalOp> changes) => writer.Commit(changes);

    public long LastKey() => Read(r => r.LastKey());

    public IReadOnlyList<long> Wakeful() => Read(r => r.Wakeful());

    public InstanceRow? Find(string id) => Read(r => r.Find(id));

    public InstanceRow? Find(long key) => Read(r => r.Find(key));

    public IReadOnlyList<HistoryEntry> History(long key) => Read(r => r.History(key));

    public IReadOnlyList<DueTimer> DueTimers(long untilTicks, int limit) => Read(r => r.DueTimers(untilTicks, limit));

    public long? NextTimerDue() => Read(r => r.NextTimerDue());

    public InstanceState? Get(string id) => Read(r => r.Get(id));

    public InstancePage Query(InstanceQuery query) => Read(r => r.Query(query));

    /// <summary>Copies what is committed into a file of its own while turns go on.</summary>
    public void BackUp(string target)
    {
        using var from = SqliteFile.Open(path);
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ToString());
        to.Open();
        from.BackupDatabase(to);
        // One file without a log beside it, whole on the disk.
        SqliteFile.Run(to, "PRAGMA journal_mode=DELETE");
    }

    public void Dispose()
    {
        while (idle.TryTake(out var reader))
            reader.Dispose();
        writer.Dispose();
    }

    private T Read<T>(Func<SqliteReader, T> read)
    {
        if (!idle.TryTake(out var reader))
            reader = new SqliteReader(SqliteFile.Open(path));
        try
        {
            var result = read(reader);
            idle.Add(reader);
            return result;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }
}
