namespace Funding.Local.Tests;

/// <summary>A round below its commands: played up to a point in one installation, and on in another.</summary>
internal static class MovedRound
{
    /// <summary>Launches a round in a data folder and plays the steps.</summary>
    /// <returns>When it stopped.</returns>
    public static async Task<DateTimeOffset> BeginAsync(string folder, int applications, params Func<RoundPlayer, Task>[] steps)
    {
        await using var house = new RoundHouse(folder: folder);
        var run = new RoundPlayer(house) { Applications = applications };
        await run.LaunchAsync();
        foreach (var step in steps)
            await step(run);
        return house.Clock.GetUtcNow();
    }

    /// <summary>Starts an installation that has no orchestration yet, has it reconciled, and plays the steps.</summary>
    public static async Task<DateTimeOffset> GoOnAsync(
        RoundHouse house, DateTimeOffset from, int applications, params Func<RoundPlayer, Task>[] steps)
    {
        house.Clock.SetUtcNow(from);
        await house.StartAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(0, (await house.Get<Reconcile>().RunAsync(TestContext.Current.CancellationToken)).Restarted);
        await house.SettleAsync(TestContext.Current.CancellationToken);
        var run = new RoundPlayer(house) { Applications = applications };
        foreach (var step in steps)
            await step(run);
        return house.Clock.GetUtcNow();
    }
}
