namespace Funding.Tests.Support.Orchestration;

public abstract partial class OrchestrationContract
{
    [Fact]
    public async Task Events_raised_before_anyone_waits_are_kept_and_handed_out_in_order()
    {
        var reader = Define<int, string>("Reader", async (context, count) =>
        {
            await context.WaitForExternalEvent<Nothing>("Begin");
            var read = "";
            for (var i = 0; i < count; i++)
                read += await context.WaitForExternalEvent<string>("Letter");
            return read;
        });
        await StartAsync(reader, 4);
        foreach (var letter in "abcd")
            await Client.RaiseEventAsync("i", "Letter", letter.ToString());
        await Client.RaiseEventAsync("i", "Begin", Nothing.Value);
        Assert.Equal("abcd", await OutputAsync<string>());
    }

    [Fact]
    public async Task Events_of_different_names_do_not_take_each_others_place()
    {
        var reader = Define<Nothing, string>("Reader", async (context, _) =>
        {
            var first = context.WaitForExternalEvent<string>("First");
            var second = context.WaitForExternalEvent<string>("Second");
            return await second + await first;
        });
        await StartAsync(reader, Nothing.Value);
        await Client.RaiseEventAsync("i", "First", "1");
        await Client.RaiseEventAsync("i", "Second", "2");
        Assert.Equal("21", await OutputAsync<string>());
    }

    [Fact]
    public async Task An_event_in_time_wins_and_the_timer_is_dropped()
    {
        await StartAsync(EventAgainstTimer(), Nothing.Value);
        await Client.RaiseEventAsync("i", "Answer", "yes");
        await Harness.SettleAsync();
        await Harness.AdvanceAsync(TimeSpan.FromDays(2));
        await Client.RaiseEventAsync("i", "Answer", "later");
        Assert.Equal("yes later", await OutputAsync<string>());
    }

    [Fact]
    public async Task One_wait_that_outlives_its_timers_loses_no_event_raised_after_one_of_them()
    {
        var waiter = Define<DateTime, string>("Waiter", async (context, until) =>
        {
            var waits = new Waits(context);
            var woken = "";
            for (var i = 0; i < 3; i++)
            {
                await waits.ForChangeAsync(i == 1 ? null : until);
                woken += context.CurrentUtcDateTime >= until ? "late " : "early ";
            }
            return woken;
        });
        await StartAsync(waiter, Harness.UtcNow.AddDays(1));
        await Harness.AdvanceAsync(TimeSpan.FromDays(2));
        await Client.RaiseEventAsync("i", Waits.Changed);
        Assert.Equal("late late late ", await OutputAsync<string>());
    }

    [Fact]
    public async Task Of_two_waiters_for_a_name_the_newest_takes_the_first_event()
    {
        var twice = Define<Nothing, string>("Twice", async (context, _) =>
        {
            var older = context.WaitForExternalEvent<string>("Answer");
            var newer = context.WaitForExternalEvent<string>("Answer");
            return $"{await newer} {await older}";
        });
        await StartAsync(twice, Nothing.Value);
        await Client.RaiseEventAsync("i", "Answer", "first");
        await Client.RaiseEventAsync("i", "Answer", "second");
        Assert.Equal("first second", await OutputAsync<string>());
    }

    [Fact]
    public async Task An_event_to_an_absent_or_finished_instance_is_dropped()
    {
        var quick = Define<Nothing, string>("Quick", (_, _) => Task.FromResult("done"));
        await RunAsync(quick, Nothing.Value);
        await Client.RaiseEventAsync("nobody", "Answer", 1);
        await Client.RaiseEventAsync("i", "Answer", 1);
        Assert.Null(await Client.GetAsync("nobody"));
        Assert.Equal("done", await OutputAsync<string>());
    }

    [Fact]
    public async Task Many_events_at_once_are_each_read_once()
    {
        var summer = Define<int, long>("Sum", async (context, count) =>
        {
            var sum = 0L;
            for (var i = 0; i < count; i++)
                sum += await context.WaitForExternalEvent<int>("Number");
            return sum;
        });
        await StartAsync(summer, Crowd);
        await Task.WhenAll(Enumerable.Range(1, Crowd).Select(n => Client.RaiseEventAsync("i", "Number", n)));
        Assert.Equal((long)Crowd * (Crowd + 1) / 2, await OutputAsync<long>());
    }

    private Orchestration<Nothing, string> EventAgainstTimer() => Define<Nothing, string>("Race", async (context, _) =>
    {
        using var timeUp = new CancellationTokenSource();
        using var answered = new CancellationTokenSource();
        var answer = context.WaitForExternalEvent<string>("Answer", timeUp.Token);
        var timer = context.CreateTimer(context.CurrentUtcDateTime.AddDays(1), answered.Token);
        string result;
        if (await Task.WhenAny(answer, timer) == answer)
        {
            answered.Cancel();
            result = await answer;
        }
        else
        {
            timeUp.Cancel();
            result = "late";
        }
        return $"{result} {await context.WaitForExternalEvent<string>("Answer")}";
    });
}
