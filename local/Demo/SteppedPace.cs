namespace Funding.Local.Demo;

/// <summary>
/// Steps the year: everything that follows from an act is done before time goes on, and time stops at every moment for which
/// the engine has a timer.
/// </summary>
internal sealed class SteppedPace(RehearsalClock clock, VirtualClock time, Dispatcher dispatcher) : Pace
{
    private static readonly TimeSpan BetweenActs = TimeSpan.FromSeconds(37);

    public override DateTimeOffset Now => time.Now;

    public override Task SettleAsync() => time.SettleAsync();

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

    public override void Tick() => clock.AdvanceTo(Now + BetweenActs);

    public override Task GoToAsync(DateTimeOffset moment) => time.AdvanceToAsync(moment);

    public override async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var end = Now.AddDays(200);
        await SettleAsync();
        while (!await isSo())
        {
            if (Now > end)
                throw new DemoException($"It did not come to pass: {what}.");
            if (!await time.NextTimerAsync())
                throw new DemoException($"Nothing is waited for any more, but not: {what}.");
        }
    }
}
