namespace Funding.Trial;

/// <summary>The year at its own speed: nobody can stop the clock of a running app, only wait for it.</summary>
internal sealed class ScaledPace(TimeProvider clock) : Pace
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    // A host that was killed leaves its effects to the other's sweep of every minute.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public override DateTimeOffset Now => clock.GetUtcNow();

    // Effects are carried out right after their commit; what waits for more asks for it.
    public override Task SettleAsync() => Task.CompletedTask;

    public override async Task<bool> ComesAsync(Func<Task<bool>> isThere)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await isThere())
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience)
                return false;
            await Task.Delay(Look);
        }

        return true;
    }

    public override void Tick()
    {
    }

    public override Task GoToAsync(DateTimeOffset moment) => moment > Now ? Task.Delay(moment - Now, clock) : Task.CompletedTask;

    public override async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var end = Now.AddDays(60);
        while (!await isSo())
        {
            if (Now > end)
                throw new DemoException($"It did not come to pass: {what}.");
            await Task.Delay(2 * Look);
        }
    }
}
