namespace Funding.Local.Tests;

public sealed class RehearsalClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider system = new(new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void It_stands_still_until_it_is_stepped()
    {
        var clock = new RehearsalClock(Start, system);
        system.Advance(TimeSpan.FromDays(3));
        Assert.Equal(Start, clock.GetUtcNow());
        clock.AdvanceTo(Start.AddDays(2));
        Assert.Equal(Start.AddDays(2), clock.GetUtcNow());
    }

    [Fact]
    public void Timers_passed_by_a_step_fire_in_their_order_each_at_its_own_moment()
    {
        var clock = new RehearsalClock(Start, system);
        var fired = new List<(string, DateTimeOffset)>();
        using var late = clock.CreateTimer(
            _ => fired.Add(("late", clock.GetUtcNow())), null, TimeSpan.FromDays(5), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(
            _ => fired.Add(("early", clock.GetUtcNow())), null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
        using var beyond = clock.CreateTimer(
            _ => fired.Add(("beyond", clock.GetUtcNow())), null, TimeSpan.FromDays(30), Timeout.InfiniteTimeSpan);
        clock.AdvanceTo(Start.AddDays(10));
        Assert.Equal([("early", Start.AddDays(1)), ("late", Start.AddDays(5))], fired);
    }

    [Fact]
    public void A_timer_set_anew_while_it_fires_fires_again_within_the_same_step()
    {
        var clock = new RehearsalClock(Start, system);
        var count = 0;
        ITimer? timer = null;
        timer = clock.CreateTimer(_ =>
        {
            if (++count < 3)
                timer!.Change(TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        clock.AdvanceTo(Start.AddDays(1));
        Assert.Equal(3, count);
    }

    [Fact]
    public void A_periodic_timer_fires_once_in_a_long_step()
    {
        var clock = new RehearsalClock(Start, system);
        var count = 0;
        using var timer = clock.CreateTimer(_ => count++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        clock.AdvanceTo(Start.AddDays(30));
        Assert.Equal(1, count);
        clock.AdvanceTo(Start.AddDays(30).AddMinutes(1));
        Assert.Equal(2, count);
    }

    [Fact]
    public void A_disposed_timer_never_fires()
    {
        var clock = new RehearsalClock(Start, system);
        var timer = clock.CreateTimer(_ => Assert.Fail("fired"), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        timer.Dispose();
        clock.AdvanceTo(Start.AddDays(1));
    }

    [Fact]
    public void A_step_back_is_refused()
    {
        var clock = new RehearsalClock(Start, system);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.AdvanceTo(Start.AddTicks(-1)));
        Assert.Equal(Start, clock.GetUtcNow());
    }

    [Fact]
    public void Gone_live_it_follows_the_system_and_its_timers_fire_by_it()
    {
        var clock = new RehearsalClock(Start, system);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromDays(365), Timeout.InfiniteTimeSpan);
        clock.GoLive();
        Assert.Equal(system.GetUtcNow(), clock.GetUtcNow());
        system.Advance(TimeSpan.FromDays(100));
        Assert.Equal(0, fired);
        system.Advance(TimeSpan.FromDays(100));
        Assert.Equal(1, fired);
        Assert.Throws<InvalidOperationException>(() => clock.AdvanceTo(system.GetUtcNow().AddDays(1)));
    }

    [Fact]
    public void Timers_that_fell_due_between_the_rehearsal_and_the_present_fire_at_the_change()
    {
        var clock = new RehearsalClock(Start, system);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
        clock.GoLive();
        system.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, fired);
    }

    [Fact]
    public void Stepped_past_the_present_it_waits_there_and_never_runs_backwards()
    {
        var clock = new RehearsalClock(Start, system);
        var ahead = system.GetUtcNow().AddHours(2);
        clock.AdvanceTo(ahead);
        clock.GoLive();
        system.Advance(TimeSpan.FromHours(1));
        Assert.Equal(ahead, clock.GetUtcNow());
        system.Advance(TimeSpan.FromHours(2));
        Assert.Equal(system.GetUtcNow(), clock.GetUtcNow());
    }
}
