namespace Funding.Platform.Storage.Sqlite;

/// <summary>Work that waits for its group. Its outcome is told only after the group is on disk.</summary>
internal abstract class PendingWrite(WriteDeadline deadline, CancellationToken cancellation)
{
    public WriteDeadline Deadline { get; } = deadline;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>May run several times, each time from the same state. Checks everything before it writes anything.</summary>
    public abstract void Apply(SqliteWriteContext context);

    public abstract void Complete();

    public abstract void Fail(Exception problem);
}

internal sealed class PendingWrite<T>(Func<SqliteWriteContext, T> work, WriteDeadline deadline, CancellationToken cancellation)
    : PendingWrite(deadline, cancellation)
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private StorageConflictException? conflict;

    public Task<T> Task => completion.Task;

    public override void Apply(SqliteWriteContext context)
    {
        conflict = null;
        try
        {
            result = work(context);
        }
        catch (StorageConflictException refused)
        {
            conflict = refused;
        }
    }

    public override void Complete()
    {
        if (conflict is null)
            completion.TrySetResult(result!);
        else
            completion.TrySetException(conflict);
    }

    public override void Fail(Exception problem)
    {
        if (problem is OperationCanceledException)
            completion.TrySetCanceled(Cancellation);
        else
            completion.TrySetException(problem);
    }
}

/// <summary>The open transaction and the counter that gives every write its ETag.</summary>
internal sealed class SqliteWriteContext(SqliteSession session)
{
    private long etag = (long)session.Scalar("SELECT etag FROM counter")!;

    public SqliteSession Session { get; } = session;

    public long NextETag() => ++etag;

    public void Close() => Session.Execute("UPDATE counter SET etag = $1", etag);
}
