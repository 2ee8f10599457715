using Microsoft.Data.Sqlite;

namespace Funding.Engine.Journal;

/// <summary>Reads what is committed over a connection of its own; one thread at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private const string Columns =
        "key,id,name,version,generation,status,wake,created,updated,output,custom,error_type,error_message,"
        + "parent,parent_generation,parent_task,input";
    private const string WithHistory = $"""
        SELECT {Columns},
          (SELECT count(*) FROM history h WHERE h.id BETWEEN i.key << 24 AND (i.key << 24) + 16777215),
          (SELECT at FROM history h WHERE h.id BETWEEN i.key << 24 AND (i.key << 24) + 16777215 ORDER BY h.id DESC LIMIT 1)
        FROM instances i
        """;

    private readonly SqliteConnection connection;
    private readonly Statement byId;
    private readonly Statement byKey;
    private readonly Statement history;
    private readonly Statement metadata;
    private readonly Statement dueTimers;
    private readonly Statement nextTimer;

    public SqliteReader(SqliteConnection connection)
    {
        this.connection = connection;
        byId = new Statement(connection, $"SELECT {Columns} FROM instances WHERE id=?1");
        byKey = new Statement(connection, $"SELECT {Columns} FROM instances WHERE key=?1");
        history = new Statement(connection, "SELECT at,data FROM history WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
        metadata = new Statement(connection, $"{WithHistory} WHERE id=?1");
        dueTimers = new Statement(connection, "SELECT id,due FROM timers WHERE due<=?1 ORDER BY due,id LIMIT ?2");
        nextTimer = new Statement(connection, "SELECT due FROM timers ORDER BY due LIMIT 1");
    }

    public InstanceRow? Find(string id) => One(byId.Bind(1, id), ReadRow);

    public InstanceRow? Find(long key) => One(byKey.Bind(1, key), ReadRow);

    public InstanceState? Get(string id) => One(metadata.Bind(1, id), ReadState);

    public long? NextTimerDue() => One<long?>(nextTimer, s => s.Int64(0));

    public List<HistoryEntry> History(long key) =>
        All(history.Bind(1, RowId.First(key)).Bind(2, RowId.Last(key)), s => HistoryCodec.Decode(s.Int64(0), s.Blob(1)));

    public List<DueTimer> DueTimers(long untilTicks, int limit) =>
        All(dueTimers.Bind(1, untilTicks).Bind(2, limit), s => new DueTimer(s.Int64(0), s.Int64(1)));

    public long LastKey()
    {
        using var statement = new Statement(connection, "SELECT key FROM instances ORDER BY key DESC LIMIT 1");
        return One<long?>(statement, s => s.Int64(0)) ?? 0;
    }

    public List<long> Wakeful()
    {
        using var statement = new Statement(connection, "SELECT key FROM instances WHERE status < 2 AND wake = 1 ORDER BY key");
        return All(statement, s => s.Int64(0));
    }

    public InstancePage Query(InstanceQuery query)
    {
        var statuses = query.Statuses?.Select(s => (int)s).Distinct().ToList();
        var running = statuses is { Count: > 0 } && statuses.All(s => s < 2);
        using var statement = new Statement(connection, $"""
            {WithHistory} WHERE id > ?1 {(query.InstanceIdPrefix is null
                ? ""
                : "AND id >= ?2 AND substr(id, 1, length(?2)) = ?2 AND id <= ?2 || char(1114111)")}
            {(statuses is null ? "" : $"AND status IN ({string.Join(',', statuses)})")} {(running ? "AND status < 2" : "")}
            ORDER BY id LIMIT ?3
            """);
        statement.Bind(1, query.Continuation ?? "").Bind(3, query.PageSize + 1);
        if (query.InstanceIdPrefix is not null)
            statement.Bind(2, query.InstanceIdPrefix);
        return All(statement, ReadState).ToPage(query.PageSize);
    }

    private static InstanceState ReadState(Statement s) =>
        ReadRow(s).ToState((int)s.Int64(17), s.IsNull(18) ? null : s.Int64(18));

    private static InstanceRow ReadRow(Statement s) => new()
    {
        Key = s.Int64(0),
        Id = s.Text(1)!,
        Name = s.Text(2)!,
        Version = s.Text(3)!,
        Generation = (int)s.Int64(4),
        Status = (InstanceStatus)s.Int64(5),
        Wake = s.Int64(6) != 0,
        CreatedAt = s.Int64(7),
        UpdatedAt = s.Int64(8),
        Output = s.Text(9),
        CustomStatus = s.Text(10),
        Failure = s.Text(11) is { } type ? new Failure(type, s.Text(12)!) : null,
        Parent = s.IsNull(13) ? null : new ParentStep(s.Int64(13), (int)s.Int64(14), (int)s.Int64(15)),
        Input = s.Text(16),
    };

    private static T? One<T>(Statement statement, Func<Statement, T> read)
    {
        try
        {
            return statement.Next() ? read(statement) : default;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static List<T> All<T>(Statement statement, Func<Statement, T> read)
    {
        var all = new List<T>();
        try
        {
            while (statement.Next())
                all.Add(read(statement));
        }
        finally
        {
            statement.Reset();
        }
        return all;
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[byId, byKey, history, metadata, dueTimers, nextTimer])
            statement.Dispose();
        connection.Dispose();
    }
}
