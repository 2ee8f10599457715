namespace Funding.Platform.Storage.Sqlite;

/// <summary>
/// The only writer of the file: gathers what waits into one durable transaction. While the disk is full or the file locked, what
/// may wait is tried again; what somebody waits for fails, and what fits is written.
/// </summary>
internal sealed class GroupCommitter : IDisposable
{
    private const int GroupLimit = 512;

    /// <summary>Kibibytes.</summary>
    private const int CachedPages = 8_000;

    private readonly BlockingCollection<PendingWrite> queue = [];
    private readonly ManualResetEventSlim stopping = new();
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PendingWrite> waiting = [];
    private readonly string file;
    private readonly SqliteStorageOptions options;
    private readonly StorageHealth health;
    private readonly Thread thread;
    private SqliteSession? session;
    private int refusals;
    private long retryAt;

    public GroupCommitter(string file, SqliteStorageOptions options, StorageHealth health)
    {
        (this.file, this.options, this.health) = (file, options, health);
        thread = new Thread(Run) { IsBackground = true, Name = "Storage commits" };
        thread.Start();
    }

    /// <summary>Completed when the file exists with its tables.</summary>
    public Task Opened => opened.Task;

    public Task<T> WriteAsync<T>(Func<SqliteWriteContext, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var pending = new PendingWrite<T>(work, WriteDeadline.Of(options.LockedWait), cancellation);
        try
        {
            queue.Add(pending, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(GroupCommitter));
        }

        return pending.Task;
    }

    /// <summary>Commits what waits, then stops; what the disk refuses now fails.</summary>
    public void Dispose()
    {
        if (queue.IsAddingCompleted)
            return;
        stopping.Set();
        queue.CompleteAdding();
        thread.Join();
        session?.Dispose();
        queue.Dispose();
        stopping.Dispose();
    }

    private void Run()
    {
        var group = new List<PendingWrite>(GroupLimit);
        Commit(group);
        while (!queue.IsCompleted || waiting.Count > 0)
        {
            Gather(group);
            Commit(group);
            group.Clear();
        }
    }

    private void Gather(List<PendingWrite> group)
    {
        // Unready without work: an empty group probes whether the disk is back.
        var pause = health.Ready ? Timeout.Infinite : (int)Math.Clamp(retryAt - Environment.TickCount64, 0, 5000);
        if (queue.TryTake(out var first, pause))
            group.Add(first);
        while (group.Count < GroupLimit && queue.TryTake(out var next))
            group.Add(next);
        if (Environment.TickCount64 >= retryAt || stopping.IsSet)
        {
            group.AddRange(waiting);
            waiting.Clear();
        }
    }

    private void Commit(List<PendingWrite> group)
    {
        foreach (var cancelled in group.Where(p => p.Cancellation.IsCancellationRequested).ToList())
            Drop(group, cancelled, new OperationCanceledException(cancelled.Cancellation));
        var problem = Attempt(group);
        // One vote that fitted does not make it ready: the probe wants more room than that.
        if (problem is null && waiting.Count == 0 && (health.Ready || group.Count == 0 || Attempt([]) is null))
            health.Up();

        if (problem is null)
            group.ForEach(p => p.Complete());
        else if (group.Count > 1 && SqliteErrors.Passing(problem) is { Trouble: not StorageTrouble.Locked })
            CommitWhatFits(group);
        else
            group.ForEach(p => Refuse(p, problem));

        refusals = problem is null ? 0 : refusals + 1;
        var next = Environment.TickCount64 + (long)SqliteErrors.BackOff(refusals).TotalMilliseconds;
        retryAt = Math.Min(waiting.Min(p => p.Deadline.At) ?? next, next);
    }

    /// <summary>A vote may fit where a long form does not.</summary>
    private void CommitWhatFits(List<PendingWrite> group)
    {
        foreach (var pending in group.ToList())
        {
            if (Attempt([pending]) is { } problem)
                Refuse(pending, problem);
            else
                pending.Complete();
        }
    }

    private void Refuse(PendingWrite pending, Exception problem)
    {
        if (SqliteErrors.Passing(problem) is not { } passing || stopping.IsSet)
            pending.Fail(problem);
        else if (pending.Deadline.IsOver(passing.Trouble))
            pending.Fail(passing);
        else
            waiting.Add(pending);
    }

    /// <returns>Null when the group is on disk; else what refused it, and nothing of it was written.</returns>
    private Exception? Attempt(List<PendingWrite> group)
    {
        try
        {
            while (!TryCommit(group))
            {
            }

            return null;
        }
        catch (Exception problem)
        {
            session?.Dispose();
            session = null;
            // Before a waiting reader hears of the failure, so that nobody who was refused finds the storage called ready.
            health.Down(SqliteErrors.Passing(problem)?.Message ?? problem.Message);
            if (SqliteErrors.Passing(problem) is null || stopping.IsSet)
                opened.TrySetException(problem);
            return problem;
        }
    }

    /// <returns>False when one member failed on its own: it is out of the group, nothing was written.</returns>
    private bool TryCommit(List<PendingWrite> group)
    {
        var current = session ??= Open();
        current.Execute("BEGIN IMMEDIATE");
        var context = new SqliteWriteContext(current);
        foreach (var pending in group)
        {
            try
            {
                pending.Apply(context);
            }
            catch (Exception problem) when (SqliteErrors.Passing(problem) is null)
            {
                current.Execute("ROLLBACK");
                Drop(group, pending, problem);
                return false;
            }
        }

        if (group.Count == 0 && !health.Ready)
            Probe(current);
        context.Close();
        current.Execute("COMMIT");
        return true;
    }

    /// <summary>Takes 64 KiB and gives them back.</summary>
    private static void Probe(SqliteSession current)
    {
        current.Execute("INSERT INTO rows(partition, key, etag, properties) VALUES(x'', x'', 0, zeroblob(65536))");
        current.Execute("DELETE FROM rows WHERE partition = x'' AND key = x''");
    }

    private SqliteSession Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var opening = new SqliteSession(file, CachedPages);
        try
        {
            SqliteSchema.Create(opening);
            opening.Execute("PRAGMA wal_autocheckpoint=4000");
            options.ConfigureWriter?.Invoke(opening);
            opened.TrySetResult();
            return opening;
        }
        catch
        {
            opening.Dispose();
            throw;
        }
    }

    private static void Drop(List<PendingWrite> group, PendingWrite member, Exception problem)
    {
        group.Remove(member);
        member.Fail(problem);
    }
}
