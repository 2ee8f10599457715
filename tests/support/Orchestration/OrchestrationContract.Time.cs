namespace Funding.Tests.Support.Orchestration;

public abstract partial class OrchestrationContract
{
    [Fact]
    public async Task A_timer_waits_for_its_moment_on_the_domain_clock()
    {
        var sleeper = Define<DateTime, DateTime>("Sleeper", async (context, until) =>
        {
            await context.CreateTimer(until, CancellationToken.None);
            return context.CurrentUtcDateTime;
        });
        var until = Harness.UtcNow.AddDays(60);
        await StartAsync(sleeper, until);
        await Harness.AdvanceAsync(TimeSpan.FromDays(59));
        Assert.False((await Client.GetAsync("i"))!.IsCompleted);
        await Harness.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.InRange(await OutputAsync<DateTime>(), until, until.AddDays(1));
    }

    [Fact]
    public async Task A_timer_of_the_past_completes_at_once()
    {
        var sleeper = Define<DateTime, string>("Sleeper", async (context, until) =>
        {
            await context.CreateTimer(until, CancellationToken.None);
            return "awake";
        });
        await RunAsync(sleeper, Harness.UtcNow.AddYears(-1));
        Assert.Equal("awake", await OutputAsync<string>());
    }

    [Fact]
    public async Task A_cancelled_timer_throws_and_never_fires()
    {
        var fickle = Define<Nothing, string>("Fickle", async (context, _) =>
        {
            using var cancel = new CancellationTokenSource();
            var timer = context.CreateTimer(context.CurrentUtcDateTime.AddDays(1), cancel.Token);
            cancel.Cancel();
            try
            {
                await timer;
                return "fired";
            }
            catch (TaskCanceledException)
            {
                await context.CreateTimer(context.CurrentUtcDateTime.AddDays(3), CancellationToken.None);
                return "cancelled";
            }
        });
        await StartAsync(fickle, Nothing.Value);
        await Harness.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.False((await Client.GetAsync("i"))!.IsCompleted);
        await Harness.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal("cancelled", await OutputAsync<string>());
    }

    [Fact]
    public async Task Timers_fire_in_the_order_of_their_moments()
    {
        var many = Define<int[], string>("Many", async (context, hours) =>
        {
            var order = new List<int>();
            await Task.WhenAll(hours.Select(async hour =>
            {
                await context.CreateTimer(context.CurrentUtcDateTime.AddHours(hour), CancellationToken.None);
                order.Add(hour);
            }));
            return string.Join(' ', order);
        });
        await StartAsync(many, [5, 1, 4, 2, 3]);
        for (var hour = 0; hour < 5; hour++)
            await Harness.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal("1 2 3 4 5", await OutputAsync<string>());
    }

    [Fact]
    public async Task Time_and_guids_are_the_same_in_every_replay_and_differ_at_every_call()
    {
        var seen = new List<(int Call, Guid Guid, DateTime Time)>();
        var doubler = Doubler();
        var watcher = Define<int, bool>("Watcher", async (context, rounds) =>
        {
            for (var i = 0; i < rounds; i++)
            {
                seen.Add((2 * i, context.NewGuid(), context.CurrentUtcDateTime));
                await context.CallActivityAsync(doubler, i);
                seen.Add(((2 * i) + 1, context.NewGuid(), context.CurrentUtcDateTime));
                await context.WaitForExternalEvent<Nothing>("Next");
            }
            return true;
        });
        await StartAsync(watcher, 4);
        for (var i = 0; i < 4; i++)
        {
            await Harness.AdvanceAsync(TimeSpan.FromHours(1));
            await Harness.RestartAsync(registry);
            await Client.RaiseEventAsync("i", "Next", Nothing.Value);
            await Harness.SettleAsync();
        }
        Assert.True(await OutputAsync<bool>());
        Assert.All(seen.GroupBy(s => s.Call), call => Assert.Single(call.Distinct()));
        Assert.Equal(8, seen.Select(s => s.Guid).Distinct().Count());
        Assert.All(seen, s => Assert.Equal(5, s.Guid.Version));
    }
}
