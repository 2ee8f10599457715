using Funding.Engine;
using Funding.Local.Time;
using Funding.Services.Outbox;
using Funding.Workflows.Time;

namespace Funding.Local.Demo;

/// <summary>
/// Steps the year: everything that follows from an act is done before time goes on, and time stops at every moment for which
/// the engine has a timer.
/// </summary>
internal sealed class Pace(RehearsalClock clock, EmbeddedEngine engine, Dispatcher dispatcher)
{
    private static readonly TimeSpan BetweenActs = TimeSpan.FromSeconds(37);

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => ShanghaiTime.DayOf(Now);

    /// <summary>Completes when no effect waits and no orchestration has anything to do now.</summary>
    public async Task SettleAsync()
    {
        do
        {
            while (!dispatcher.IsIdle)
                await Task.Delay(1);
            await engine.WhenIdleAsync();
        }
        while (!dispatcher.IsIdle);
    }

    /// <summary>A person takes a moment for an act.</summary>
    public void Tick() => clock.AdvanceTo(clock.GetUtcNow() + BetweenActs);

    /// <summary>Goes to an hour of a day in Shanghai, by way of every timer before it; the past is where it is.</summary>
    public Task GoToAsync(DateOnly day, int hour, int minute = 0) => GoToAsync(ShanghaiTime.StartOf(day).AddHours(hour).AddMinutes(minute));

    public async Task GoToAsync(DateTimeOffset moment)
    {
        await SettleAsync();
        while (engine.NextTimerDueAt is { } due && due <= moment)
        {
            clock.AdvanceTo(due > Now ? due : Now);
            await SettleAsync();
        }

        if (moment > Now)
            clock.AdvanceTo(moment);
        await SettleAsync();
    }

    /// <summary>Goes on from timer to timer until something is so.</summary>
    /// <exception cref="DemoException">The engine waits for nothing more, or the year is over.</exception>
    public async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var end = Now.AddDays(200);
        await SettleAsync();
        while (!await isSo())
        {
            var next = engine.NextTimerDueAt ?? throw new DemoException($"Nothing is waited for any more, but not: {what}.");
            if (next > end)
                throw new DemoException($"It did not come to pass: {what}.");
            await GoToAsync(next);
        }
    }
}
