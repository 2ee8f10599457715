namespace Funding.Local.Demo;

/// <summary>
/// Steps the year: everything that follows from an act is done before time goes on, and time stops at every moment for which
/// the engine has a timer.
/// </summary>
internal sealed class SteppedPace(RehearsalClock clock, EmbeddedEngine engine, Dispatcher dispatcher) : Pace
{
    private static readonly TimeSpan BetweenActs = TimeSpan.FromSeconds(37);

    public override DateTimeOffset Now => clock.GetUtcNow();

    public override async Task SettleAsync()
    {
        long begun;
        do
        {
            begun = dispatcher.Additions;
            await dispatcher.WhenIdleAsync();
            await engine.WhenIdleAsync();
        }
        while (dispatcher.Additions != begun);
    }

    public override async Task<bool> ComesAsync(Func<Task<bool>> isThere)
    {
        await SettleAsync();
        while (!await isThere())
        {
            // A mail may wait for office hours.
            if (dispatcher.NextDueAt is not { } due)
                return false;
            await GoToAsync(due);
        }

        return true;
    }

    public override void Tick() => clock.AdvanceTo(clock.GetUtcNow() + BetweenActs);

    public override async Task GoToAsync(DateTimeOffset moment)
    {
        await SettleAsync();
        while (NextDueAt is { } due && due <= moment)
        {
            clock.AdvanceTo(due > Now ? due : Now);
            await SettleAsync();
        }

        if (moment > Now)
            clock.AdvanceTo(moment);
        await SettleAsync();
    }

    private DateTimeOffset? NextDueAt => new[] { engine.NextTimerDueAt, dispatcher.NextDueAt }.Min();

    public override async Task UntilAsync(Func<Task<bool>> isSo, string what)
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
