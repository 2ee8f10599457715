namespace Funding.Functions.Tests.Orchestration;

/// <summary>
/// A domain clock that stands still until it is stepped, while the framework's goes on. Each step is remembered by the moment it
/// was made, so that a moment of the framework's history is the same moment of the domain in every replay.
/// </summary>
internal sealed class SteppedClock(DateTime start) : DurableClock
{
    private readonly Lock gate = new();
    private readonly List<(DateTime System, DateTime Domain)> steps = [(DateTime.MinValue, start)];

    public DateTime Now => ToDomain(DateTime.MaxValue);

    public void Advance(TimeSpan by)
    {
        lock (gate)
            steps.Add((DateTime.UtcNow, steps[^1].Domain + by));
    }

    // A timer's moment stays the domain's: the backend holds timers back until the domain gets there.
    public override DateTime ToDomain(DateTime systemUtc)
    {
        lock (gate)
            return steps.FindLast(s => s.System <= systemUtc).Domain;
    }
}
