using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Funding.Services.Storage.Sqlite;

/// <summary>
/// The only writer of the file: gathers what waits into one durable transaction. While the disk is full or the file locked the
/// group waits and is tried again.
/// </summary>
internal sealed class GroupCommitter : IDisposable
{
    private const int GroupLimit = 512;
    private readonly BlockingCollection<PendingWrite> queue = [];
    private readonly ManualResetEventSlim stopping = new();
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string file;
    private readonly StorageHealth health;
    private readonly Thread thread;
    private SqliteSession? session;

    public GroupCommitter(string file, StorageHealth health)
    {
        (this.file, this.health) = (file, health);
        thread = new Thread(Run) { IsBackground = true, Name = "Storage commits" };
        thread.Start();
    }

    /// <summary>Completed when the file exists with its tables.</summary>
    public Task Opened => opened.Task;

    public Task<T> WriteAsync<T>(Func<SqliteWriteContext, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var pending = new PendingWrite<T>(work, cancellation);
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
        queue.CompleteAdding();
        stopping.Set();
        thread.Join();
        session?.Dispose();
        queue.Dispose();
        stopping.Dispose();
    }

    private void Run()
    {
        var group = new List<PendingWrite>(GroupLimit);
        Commit(group);
        while (!queue.IsCompleted)
        {
            // Unready without work: an empty group probes whether the disk is back.
            if (queue.TryTake(out var first, health.Ready ? Timeout.Infinite : 1000))
                group.Add(first);
            while (group.Count < GroupLimit && queue.TryTake(out var next))
                group.Add(next);
            Commit(group);
            group.Clear();
        }
    }

    private void Commit(List<PendingWrite> group)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                foreach (var cancelled in group.Where(p => p.Cancellation.IsCancellationRequested).ToList())
                    Drop(group, cancelled, new OperationCanceledException(cancelled.Cancellation));
                while (!TryCommit(group))
                {
                }

                health.Up();
                group.ForEach(p => p.Complete());
                return;
            }
            catch (Exception problem)
            {
                var reason = SqliteErrors.PassingReason(problem);
                session?.Dispose();
                session = null;
                if (reason is null || stopping.IsSet)
                {
                    health.Down(reason ?? problem.Message);
                    opened.TrySetException(problem);
                    group.ForEach(p => p.Fail(problem));
                    return;
                }

                health.Down(reason);
                stopping.Wait(SqliteErrors.BackOff(attempt));
            }
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
            catch (Exception problem) when (SqliteErrors.PassingReason(problem) is null)
            {
                current.Execute("ROLLBACK");
                Drop(group, pending, problem);
                return false;
            }
        }

        context.Close();
        current.Execute("COMMIT");
        return true;
    }

    private SqliteSession Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var opening = new SqliteSession(file);
        try
        {
            SqliteSchema.Create(opening);
            opening.Execute("PRAGMA wal_autocheckpoint=4000");
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
