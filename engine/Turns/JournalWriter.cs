namespace Funding.Engine.Turns;

/// <summary>
/// The one thread that writes: whatever turns have gathered while the last commit was under way go out in the next one.
/// Only then are their activities started and their callers answered.
/// </summary>
internal sealed class JournalWriter(EngineParts parts, Action<List<DueTimer>> timersFired, Action<InstanceRow> finished)
{
    private readonly Inbox<TurnCommit> inbox = new();
    private int backlog;

    /// <summary>Turns that have run and are not journaled yet.</summary>
    public int Backlog => Volatile.Read(ref backlog);

    public void Post(TurnCommit commit)
    {
        parts.Work.Add();
        Interlocked.Increment(ref backlog);
        if (!inbox.Post(commit))
            Settled(1);
    }

    public void Post(List<TurnCommit> commits)
    {
        foreach (var commit in commits)
            Post(commit);
    }

    public void Close() => inbox.Close();

    public void Run()
    {
        var group = new List<TurnCommit>();
        var changes = new List<JournalOp>();
        while (inbox.Take(ref group, Timeout.InfiniteTimeSpan))
        {
            foreach (var commit in group)
                changes.AddRange(commit.Changes);
            try
            {
                if (changes.Count > 0)
                    Write(changes);
            }
            catch (OperationCanceledException e)
            {
                parts.Logger.LogError(
                    "Stopped before {Turns} turns were journaled; they run again at the next start: {Reason}", group.Count, e.Message);
                return;
            }
            Release(group);
            Settled(group.Count);
            changes.Clear();
            group.Clear();
        }
    }

    private void Settled(int turns)
    {
        Interlocked.Add(ref backlog, -turns);
        parts.Work.Done(turns);
    }

    private void Write(List<JournalOp> changes)
    {
        parts.WritePatience.Insist("write", () =>
        {
            parts.Journal.Commit(changes);
            return true;
        });
        parts.Commits.Add(1);
        parts.Rows.Add(changes.Count);
    }

    private void Release(List<TurnCommit> group)
    {
        var timers = false;
        List<DueTimer>? fired = null;
        foreach (var commit in group)
        {
            foreach (var work in commit.Activities)
                parts.Begin(work);
            foreach (var acknowledge in commit.Acknowledgements)
                acknowledge();
            if (commit.Finished is { } row)
                finished(row);
            foreach (var instance in commit.Touched)
                instance.RemoveUncommitted();
            timers |= commit.ChangesTimers;
            if (commit.FiredTimers.Count > 0)
                (fired ??= []).AddRange(commit.FiredTimers);
        }
        if (fired is not null)
            timersFired(fired);
        if (timers)
            parts.Timers.Set(parts.WritePatience.Insist("read", parts.Journal.NextTimerDue));
    }
}
