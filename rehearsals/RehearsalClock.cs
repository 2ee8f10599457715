namespace Funding.Rehearsals;

/// <summary>
/// The domain clock of a rehearsal: stands still until it is stepped, and goes over to the system's clock when the rehearsal
/// is done. It never runs backwards: where it was stepped past the present it waits there for the present to catch up.
/// </summary>
/// <remarks>
/// A step runs what falls due on the way in its order, each at its own moment; a periodic timer once a step, as after a sleep.
/// </remarks>
public sealed class RehearsalClock : TimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(20);
    private readonly TimeProvider system;
    private readonly ITimer alarm;
    private readonly HashSet<RehearsalTimer> timers = [];
    private DateTimeOffset now;

    public RehearsalClock(DateTimeOffset start, TimeProvider? system = null)
    {
        now = start.ToUniversalTime();
        this.system = system ?? System;
        alarm = this.system.CreateTimer(_ => RunDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>False while it is stepped, true once it follows the system's clock.</summary>
    public bool IsLive { get; private set; }

    internal Lock Gate { get; } = new();

    public override DateTimeOffset GetUtcNow()
    {
        lock (Gate)
        {
            if (IsLive && system.GetUtcNow() is var present && present > now)
                now = present;
            return now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new RehearsalTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Steps to a moment and runs what falls due on the way, before it returns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment lies behind.</exception>
    /// <exception cref="InvalidOperationException">It follows the system's clock already.</exception>
    public void AdvanceTo(DateTimeOffset moment)
    {
        moment = moment.ToUniversalTime();
        lock (Gate)
        {
            if (IsLive)
                throw new InvalidOperationException("The clock follows the system's: it is no longer stepped.");
            ArgumentOutOfRangeException.ThrowIfLessThan(moment, now);
        }

        while (Next(moment) is { } timer)
            Fire(timer, moment);
    }

    /// <summary>From now on the system's time.</summary>
    public void GoLive()
    {
        lock (Gate)
        {
            IsLive = true;
            Arm();
        }
    }

    internal void Set(RehearsalTimer timer, TimeSpan dueTime)
    {
        timers.Remove(timer);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            timer.Due = GetUtcNow() + dueTime;
            timers.Add(timer);
            if (!IsLive && dueTime <= TimeSpan.Zero)
                ThreadPool.QueueUserWorkItem(_ => Fire(timer, timer.Due));
        }

        Arm();
    }

    private RehearsalTimer? Next(DateTimeOffset moment)
    {
        lock (Gate)
        {
            var next = timers.Where(t => t.Due <= moment).MinBy(t => t.Due);
            var reached = next?.Due ?? moment;
            now = reached > now ? reached : now;
            return next;
        }
    }

    private void RunDue()
    {
        var present = GetUtcNow();
        List<RehearsalTimer> due;
        lock (Gate)
            due = [.. timers.Where(t => t.Due <= present).OrderBy(t => t.Due)];
        foreach (var timer in due)
            Fire(timer, present);
        lock (Gate)
            Arm();
    }

    /// <param name="horizon">A periodic timer goes on from here.</param>
    private void Fire(RehearsalTimer timer, DateTimeOffset horizon)
    {
        lock (Gate)
        {
            if (!timers.Contains(timer) || timer.Due > now)
                return;
            if (timer.Period > TimeSpan.Zero)
                timer.Due = horizon + timer.Period;
            else
                timers.Remove(timer);
        }

        timer.Run();
    }

    // Under the gate.
    private void Arm()
    {
        if (!IsLive)
            return;
        var wait = timers.Count == 0 ? Timeout.InfiniteTimeSpan : timers.Min(t => t.Due) - GetUtcNow();
        if (wait != Timeout.InfiniteTimeSpan)
            wait = TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, Longest.Ticks));
        alarm.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
