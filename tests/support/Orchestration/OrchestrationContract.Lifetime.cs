namespace Funding.Tests.Support.Orchestration;

public abstract partial class OrchestrationContract
{
    [Fact]
    public async Task Scheduling_an_id_that_exists_changes_nothing_finished_or_not()
    {
        var waiter = Define<string, string>("Waiter", async (context, name) => name + await context.WaitForExternalEvent<string>("Go"));
        await StartAsync(waiter, "first");
        Assert.False(await Client.ScheduleAsync(waiter, "i", "second"));
        await Client.RaiseEventAsync("i", "Go", "!");
        Assert.Equal("first!", await OutputAsync<string>());
        Assert.False(await Client.ScheduleAsync(waiter, "i", "third"));
        Assert.Equal("first!", await OutputAsync<string>());
    }

    [Fact]
    public async Task Scheduling_an_id_many_times_at_once_makes_one_instance()
    {
        var waiter = Define<int, int>("Waiter", (context, n) => context.WaitForExternalEvent<int>("Go"));
        await Harness.StartAsync(registry);
        var made = (await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => Client.ScheduleAsync(waiter, "i", n))))).Count(
            created => created);
        Assert.InRange(made, 1, TellsOneThatItMadeIt ? 1 : 20);
        await Harness.SettleAsync();
        Assert.False(await Client.ScheduleAsync(waiter, "i", 20));
        await Client.RaiseEventAsync("i", "Go", 7);
        Assert.Equal(7, await OutputAsync<int>());
        Assert.Single(await Client.ListAsync());
    }

    [Fact]
    public async Task Continuing_as_new_keeps_unread_events()
    {
        var reader = Define<string, string>("Reader", async (context, read) =>
        {
            if (read == "")
                await context.WaitForExternalEvent<Nothing>("Begin");
            read += await context.WaitForExternalEvent<string>("Letter");
            if (read.Length < 5)
                context.ContinueAsNew(read);
            return read;
        });
        await StartAsync(reader, "");
        foreach (var letter in "abcde")
            await Client.RaiseEventAsync("i", "Letter", letter.ToString());
        await Client.RaiseEventAsync("i", "Begin", Nothing.Value);
        var read = (await OutputAsync<string>())!;
        Assert.Equal("abcde", KeepsOrder ? read : string.Concat(read.Order()));
    }

    [Fact]
    public async Task Continuing_as_new_can_drop_unread_events()
    {
        var reader = Define<int, string>("Reader", async (context, generation) =>
        {
            var letter = await context.WaitForExternalEvent<string>("Letter");
            if (generation == 0)
            {
                await context.WaitForExternalEvent<Nothing>("Turn");
                context.ContinueAsNew(1, preserveUnprocessedEvents: false);
            }
            return letter;
        });
        await StartAsync(reader, 0);
        foreach (var letter in "ab")
            await Client.RaiseEventAsync("i", "Letter", letter.ToString());
        await Client.RaiseEventAsync("i", "Turn", Nothing.Value);
        await Harness.SettleAsync();
        Assert.False((await Client.GetAsync("i"))!.IsCompleted);
        await Client.RaiseEventAsync("i", "Letter", "c");
        Assert.Equal("c", await OutputAsync<string>());
    }

    [Fact]
    public async Task An_instance_that_continues_as_new_keeps_its_history_bounded()
    {
        var doubler = Doubler();
        var counter = Define<int, int>("Counter", async (context, n) =>
        {
            await context.CallActivityAsync(doubler, n);
            if (n < 200)
                context.ContinueAsNew(n + 1);
            else
                await context.WaitForExternalEvent<Nothing>("End");
            return n;
        });
        await StartAsync(counter, 0);
        await Harness.SettleAsync();
        Assert.InRange(Harness.HistoryLength("i")!.Value, 1, 20);
        await Client.RaiseEventAsync("i", "End", Nothing.Value);
        Assert.Equal(200, await OutputAsync<int>());
    }

    [Fact]
    public async Task A_timer_of_an_earlier_generation_does_not_fire_in_the_next()
    {
        var impatient = Define<int, string>("Impatient", async (context, generation) =>
        {
            var timer = context.CreateTimer(context.CurrentUtcDateTime.AddDays(generation == 0 ? 1 : 3), CancellationToken.None);
            if (generation == 1)
            {
                await timer;
                return "third day";
            }
            await context.WaitForExternalEvent<Nothing>("Turn");
            context.ContinueAsNew(1);
            return "";
        });
        await StartAsync(impatient, 0);
        await Client.RaiseEventAsync("i", "Turn", Nothing.Value);
        await Harness.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.False((await Client.GetAsync("i"))!.IsCompleted);
        await Harness.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal("third day", await OutputAsync<string>());
    }

    [Fact]
    public async Task Terminating_ends_an_instance_at_once_and_what_comes_later_is_dropped()
    {
        var ran = new ConcurrentBag<int>();
        var note = Activity<int, int>("Note", n => { ran.Add(n); return Task.FromResult(n); });
        var waiter = Define<int, int>(
            "Waiter", async (context, n) => await context.CallActivityAsync(note, await context.WaitForExternalEvent<int>("Go")));
        await StartAsync(waiter, 1);
        await Client.TerminateAsync("i", "round cancelled");
        await Client.RaiseEventAsync("i", "Go", 7);
        await Harness.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await FinishedAsync()).RuntimeStatus);
        Assert.Empty(ran);
        await Client.TerminateAsync("i", "again");
        await Client.TerminateAsync("nobody", "absent");
    }

    [Fact]
    public async Task Only_a_finished_instance_can_be_purged_and_its_id_is_free_again()
    {
        var waiter = Define<int, int>("Waiter", (context, _) => context.WaitForExternalEvent<int>("Go"));
        await StartAsync(waiter, 1);
        Assert.False(await Client.PurgeAsync("i"));
        await Client.RaiseEventAsync("i", "Go", 1);
        await FinishedAsync();
        Assert.True(await Client.PurgeAsync("i"));
        Assert.False(await Client.PurgeAsync("i"));
        Assert.Null(await Client.GetAsync("i"));
        Assert.True(await Client.ScheduleAsync(waiter, "i", 2));
        await Client.RaiseEventAsync("i", "Go", 2);
        Assert.Equal(2, await OutputAsync<int>());
    }

    [Fact]
    public async Task A_query_gives_each_instance_on_one_page_by_prefix_and_status()
    {
        var waiter = Define<int, int>("Waiter", async (context, n) => n % 2 == 0 ? n : await context.WaitForExternalEvent<int>("Go"));
        await Harness.StartAsync(registry);
        await Task.WhenAll(Enumerable.Range(0, 25).Select(n => Client.ScheduleAsync(waiter, $"a:{n:00}", n)));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(n => Client.ScheduleAsync(waiter, $"b:{n:00}", n)));
        await Harness.SettleAsync();
        var seen = new List<string>();
        var query = new OrchestrationQuery(InstanceIdPrefix: "a:", Statuses: [OrchestrationRuntimeStatus.Running], PageSize: 5);
        await foreach (var page in Client.GetAllInstancesAsync(query).AsPages(pageSizeHint: 5))
        {
            Assert.True(page.Values.Count <= 5);
            Assert.Equal(page.Values.Select(i => i.InstanceId).Order(StringComparer.Ordinal), page.Values.Select(i => i.InstanceId));
            seen.AddRange(page.Values.Select(i => i.InstanceId));
        }
        Assert.Equal(Enumerable.Range(0, 25).Where(n => n % 2 == 1).Select(n => $"a:{n:00}"), seen.Order(StringComparer.Ordinal));
        Assert.Equal(30, (await Client.ListAsync()).Count);
    }

    [Fact]
    public async Task Custom_status_shows_while_it_runs_and_after()
    {
        var worker = Define<int, int>("Worker", async (context, _) =>
        {
            context.SetCustomStatus("waiting");
            await context.WaitForExternalEvent<Nothing>("Go");
            context.SetCustomStatus(new[] { 1, 2 });
            return 1;
        });
        await StartAsync(worker, 1);
        Assert.Equal("waiting", (await Client.GetAsync("i"))!.ReadCustomStatusAs<string>());
        await Client.RaiseEventAsync("i", "Go", Nothing.Value);
        Assert.Equal("1,2", string.Join(",", (await FinishedAsync()).ReadCustomStatusAs<int[]>()!));
    }
}
