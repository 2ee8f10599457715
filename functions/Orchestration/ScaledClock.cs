namespace Funding.Functions.Orchestration;

/// <summary>The domain clock of a rehearsal: a straight line over the system's, the same in every process of the app.</summary>
/// <param name="domain">Where it stood at <paramref name="system"/>; both UTC.</param>
/// <param name="factor">Seconds of the domain in a second of the system; above zero.</param>
public sealed class ScaledClock(DateTime domain, DateTime system, double factor, TimeProvider? inner = null) : TimeProvider
{
    private readonly TimeProvider inner = inner ?? System;

    /// <summary>The same line for orchestrations.</summary>
    public DurableClock Durable => new Line(this);

    public override DateTimeOffset GetUtcNow() => new(ToDomain(inner.GetUtcNow().UtcDateTime));

    /// <summary>Timers of code are the domain's too; a pause shorter than the system's resolution is none.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, Shorten(dueTime), Shorten(period));

    private DateTime ToDomain(DateTime systemUtc) =>
        DateTime.SpecifyKind(domain.AddTicks((long)((systemUtc - system).Ticks * factor)), DateTimeKind.Utc);

    // Rounded up: a timer never fires before its moment.
    private DateTime ToSystem(DateTime domainUtc) =>
        DateTime.SpecifyKind(system.AddTicks((long)Math.Ceiling((domainUtc - domain).Ticks / factor) + 1), DateTimeKind.Utc);

    private TimeSpan Shorten(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / factor;

    private sealed class Line(ScaledClock clock) : DurableClock
    {
        public override DateTime ToDomain(DateTime systemUtc) => clock.ToDomain(systemUtc);

        public override DateTime ToSystem(DateTime domainUtc, DateTime systemNowUtc) => clock.ToSystem(domainUtc);
    }
}
