namespace Funding.Functions.Tests.Orchestration;

public sealed class ScaledClockTests
{
    private static readonly DateTime Domain = new(2026, 3, 1, 1, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime System = new(2030, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_day_passes_in_a_second()
    {
        var system = new FakeTimeProvider(new DateTimeOffset(System));
        var clock = new ScaledClock(Domain, System, 86_400, system);
        system.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(Domain.AddDays(3), clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public void A_timer_of_an_orchestration_fires_at_its_moment_and_never_before()
    {
        var clock = new ScaledClock(Domain, System, 86_400).Durable;
        foreach (var ticks in (long[])[0, 1, 863_999_999, 864_000_000, 12_345_678_901, TimeSpan.FromDays(200).Ticks])
        {
            var due = Domain.AddTicks(ticks);
            var fires = clock.ToSystem(due, System);
            Assert.True(clock.ToDomain(fires) >= due, $"{due:O}");
            Assert.InRange(clock.ToDomain(fires) - due, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task A_pause_of_code_is_as_much_shorter()
    {
        var system = new FakeTimeProvider(new DateTimeOffset(System));
        var clock = new ScaledClock(Domain, System, 60, system);
        var pause = Task.Delay(TimeSpan.FromHours(1), clock);
        system.Advance(TimeSpan.FromSeconds(59));
        Assert.False(pause.IsCompleted);
        system.Advance(TimeSpan.FromSeconds(2));
        await pause;
    }
}
