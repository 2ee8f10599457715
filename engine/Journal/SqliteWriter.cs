using Microsoft.Data.Sqlite;

namespace Funding.Engine.Journal;

/// <summary>Writes changes in one transaction over one connection.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement insertInstance;
    private readonly Statement updateInstance;
    private readonly Statement finishInstance;
    private readonly Dictionary<JournalOpKind, Statement> byId;

    public SqliteWriter(SqliteConnection connection)
    {
        this.connection = connection;
        begin = new Statement(connection, "BEGIN IMMEDIATE");
        commit = new Statement(connection, "COMMIT");
        insertInstance = new Statement(connection, """
            INSERT INTO instances(key,id,name,version,generation,status,wake,created,updated,output,custom,error_type,error_message,
                parent,parent_generation,parent_task,input)
            VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)
            """);
        updateInstance = new Statement(connection, """
            UPDATE instances SET version=?2,generation=?3,status=?4,wake=?5,updated=?6,custom=?7,input=?8 WHERE key=?1
            """);
        finishInstance = new Statement(connection, """
            UPDATE instances SET status=?2,wake=0,updated=?3,custom=?4,output=?5,error_type=?6,error_message=?7 WHERE key=?1
            """);
        byId = new()
        {
            [JournalOpKind.DeleteInstance] = new(connection, "DELETE FROM instances WHERE key=?1"),
            [JournalOpKind.AppendHistory] = new(connection, "INSERT INTO history(id,at,data) VALUES (?1,?2,?3)"),
            [JournalOpKind.DeleteHistory] = new(connection, "DELETE FROM history WHERE id BETWEEN ?1 AND ?2"),
            [JournalOpKind.AddTimer] = new(connection, "INSERT INTO timers(id,due) VALUES (?1,?2)"),
            [JournalOpKind.DeleteTimer] = new(connection, "DELETE FROM timers WHERE id=?1 AND due=?2"),
            [JournalOpKind.DeleteTimersOfInstance] = new(connection, "DELETE FROM timers WHERE id BETWEEN ?1 AND ?2"),
        };
    }

    public void Commit(IReadOnlyList<JournalOp> changes)
    {
        begin.Run();
        try
        {
            for (var i = 0; i < changes.Count; i++)
                Apply(changes[i]);
            commit.Run();
        }
        catch
        {
            // A full disk ends the transaction by itself.
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
                SqliteFile.Run(connection, "ROLLBACK");
            throw;
        }
    }

    private void Apply(in JournalOp op)
    {
        switch (op.Kind)
        {
            case JournalOpKind.InsertInstance:
                var r = op.Row!;
                insertInstance.Bind(1, r.Key).Bind(2, r.Id).Bind(3, r.Name).Bind(4, r.Version).Bind(5, r.Generation).Bind(6, (int)r.Status)
                    .Bind(7, r.Wake ? 1 : 0).Bind(8, r.CreatedAt).Bind(9, r.UpdatedAt).Bind(10, r.Output).Bind(11, r.CustomStatus)
                    .Bind(12, r.Failure?.ErrorType).Bind(13, r.Failure?.Message)
                    .Bind(14, r.Parent?.Key).Bind(15, r.Parent?.Generation).Bind(16, r.Parent?.Task).Bind(17, r.Input).Run();
                break;
            case JournalOpKind.UpdateInstance when op.Row is { IsFinished: true } f:
                finishInstance.Bind(1, f.Key).Bind(2, (int)f.Status).Bind(3, f.UpdatedAt).Bind(4, f.CustomStatus).Bind(5, f.Output)
                    .Bind(6, f.Failure?.ErrorType).Bind(7, f.Failure?.Message).Run();
                break;
            case JournalOpKind.UpdateInstance:
                var u = op.Row!;
                updateInstance.Bind(1, u.Key).Bind(2, u.Version).Bind(3, u.Generation).Bind(4, (int)u.Status).Bind(5, u.Wake ? 1 : 0)
                    .Bind(6, u.UpdatedAt).Bind(7, u.CustomStatus).Bind(8, u.Input).Run();
                break;
            case JournalOpKind.AppendHistory:
                byId[op.Kind].Bind(1, op.Id).Bind(2, op.Ticks).Bind(3, op.Data!).Run();
                break;
            case JournalOpKind.AddTimer or JournalOpKind.DeleteTimer:
                byId[op.Kind].Bind(1, op.Id).Bind(2, op.Ticks).Run();
                break;
            case JournalOpKind.DeleteHistory or JournalOpKind.DeleteTimersOfInstance:
                byId[op.Kind].Bind(1, RowId.First(op.Id)).Bind(2, RowId.Last(op.Id)).Run();
                break;
            default:
                byId[op.Kind].Bind(1, op.Id).Run();
                break;
        }
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[begin, commit, insertInstance, updateInstance, finishInstance, .. byId.Values])
            statement.Dispose();
        connection.Dispose();
    }
}
