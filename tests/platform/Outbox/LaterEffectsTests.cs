namespace Funding.Platform.Tests.Outbox;

/// <summary>What waits for office hours is carried out in them, once, by the dispatcher's own clock or by the sweep.</summary>
public sealed class LaterEffectsTests : IAsyncDisposable
{
    private const string Partition = "round:a";
    private static readonly DateTimeOffset Saturday = new(2026, 3, 7, 10, 0, 0, ShanghaiTime.Offset);
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 8, 30, 0, ShanghaiTime.Offset);
    private readonly string folder = Directory.CreateTempSubdirectory("funding-later-").FullName;
    private readonly FakeTimeProvider clock = new(Saturday);
    private readonly List<string> handled = [];
    private ServiceProvider provider;

    public LaterEffectsTests() => provider = Provider();

    private Dispatcher Dispatcher => provider.GetRequiredService<Dispatcher>();

    [Fact]
    public async Task It_waits_for_the_morning_and_what_is_waited_for_does_not()
    {
        await Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await WriteAsync("letter");
        await WriteAsync("receipt", e => e with { InOfficeHours = false });
        await IdleAsync();
        Assert.Equal(["receipt"], handled);
        Assert.Equal(Monday, Dispatcher.NextDueAt);

        clock.SetUtcNow(Monday.AddSeconds(-1));
        await IdleAsync();
        Assert.Equal(["receipt"], handled);

        clock.SetUtcNow(Monday);
        await IdleAsync();
        Assert.Equal(["receipt", "letter"], handled);
        Assert.Empty(await LeftAsync());
        Assert.Null(Dispatcher.NextDueAt);
    }

    [Fact]
    public async Task A_process_that_knows_of_none_finds_it_by_its_sweep_and_not_before()
    {
        await WriteAsync("letter");
        await provider.DisposeAsync();
        provider = Provider();

        await Dispatcher.DrainAsync(Partition, TestContext.Current.CancellationToken);
        Assert.Empty(handled);
        clock.SetUtcNow(Monday);
        await Dispatcher.DrainAsync(Partition, TestContext.Current.CancellationToken);
        await Dispatcher.DrainAsync(Partition, TestContext.Current.CancellationToken);

        Assert.Equal(["letter"], handled);
        Assert.Empty(await LeftAsync());
    }

    [Fact]
    public async Task The_sweep_reads_none_of_a_thousand_that_wait()
    {
        for (var i = 0; i < 20; i++)
        {
            await WriteAsync([.. Enumerable.Range(0, 50).Select(n => $"letter-{i}-{n}")]);
        }

        await WriteAsync("now", e => e with { InOfficeHours = false });
        var meter = provider.GetRequiredService<StorageMeter>();
        var before = meter.Total[StorageOperation.Query];
        await provider.GetRequiredService<EffectRunner>().RunDueAsync(Partition, TestContext.Current.CancellationToken);

        Assert.Equal(["now"], handled);
        Assert.Equal(1, meter.Total[StorageOperation.Query] - before);
        Assert.Equal(1_000, (await LeftAsync()).Count);
    }

    [Fact]
    public async Task Written_on_each_day_of_a_weekend_under_one_key_it_is_carried_out_once()
    {
        await Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await WriteAsync("letter");
        clock.Advance(TimeSpan.FromDays(1));
        await WriteAsync("letter");
        Assert.Single(await LeftAsync());
        clock.SetUtcNow(Monday);
        await IdleAsync();
        Assert.Equal(["letter"], handled);
    }

    /// <summary>It was tried, failed and is due again in the same moment as its second writing.</summary>
    [Fact]
    public async Task One_key_that_waits_for_two_moments_is_not_tried_twice_at_once()
    {
        await WriteAsync("letter");
        await WriteAsync("letter", e => e with { Term = Monday.AddDays(-1) });
        Assert.Equal(2, (await LeftAsync()).Count);
        clock.SetUtcNow(Monday);
        await Dispatcher.DrainAsync(Partition, TestContext.Current.CancellationToken);
        Assert.Single(handled);
        await Dispatcher.DrainAsync(Partition, TestContext.Current.CancellationToken);
        Assert.Empty(await LeftAsync());
    }

    [Fact]
    public async Task What_Monday_is_too_late_for_goes_on_the_Saturday()
    {
        await Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await WriteAsync("reminder", e => e with { Term = Saturday.AddHours(14) });
        await IdleAsync();
        Assert.Equal(["reminder"], handled);
    }

    [Fact]
    public async Task A_partition_with_something_that_waits_stays_on_the_sweeps_list()
    {
        const string Award = "award:a";
        await provider.GetRequiredService<CommitWriter>().SaveAsync(
            new Commit(Award).Then(EffectOf("letter")), TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromHours(3));
        var active = provider.GetRequiredService<ActivePartitions>();
        await foreach (var listed in active.AllAsync(TestContext.Current.CancellationToken))
        {
            await active.ForgetQuietAsync(listed, TestContext.Current.CancellationToken);
        }

        Assert.Equal([Award], await active.AllAsync(TestContext.Current.CancellationToken).Select(p => p.Key).ToListAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Dispatcher.StopAsync(CancellationToken.None);
        await provider.DisposeAsync();
        Directory.Delete(folder, true);
    }

    private ServiceProvider Provider() => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(clock)
        .AddSingleton(new OfficeHours(WorkingCalendar.Weekly))
        .AddSqliteStorage(folder)
        .AddAudit()
        .AddSingleton<ActivePartitions>().AddSingleton<CommitWriter>()
        .AddSingleton<EffectRunner>()
        .AddSingleton<Dispatcher>()
        .AddSingleton<IEffectHandler>(new Remembers(handled))
        .BuildServiceProvider();

    private async Task IdleAsync() => await Dispatcher.WhenIdleAsync(TestContext.Current.CancellationToken);

    private static Effect EffectOf(string key) => new() { Key = key, Kind = "remembers", Payload = "", InOfficeHours = true };

    private Task WriteAsync(string key, Func<Effect, Effect>? change = null) => provider.GetRequiredService<CommitWriter>().SaveAsync(
        new Commit(Partition).Then((change ?? (e => e))(EffectOf(key))));

    private Task WriteAsync(IReadOnlyList<string> keys) => provider.GetRequiredService<CommitWriter>().SaveAsync(
        keys.Aggregate(new Commit(Partition), (all, key) => all.Then(EffectOf(key))));

    private async Task<IReadOnlyList<Row>> LeftAsync() => await provider.GetRequiredService<ITableStore>()
        .EnumerateAsync(Partition, KeyRange.Prefix("effect")).ToListAsync();

    private sealed class Remembers(List<string> handled) : IEffectHandler
    {
        public string Kind => "remembers";

        public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
        {
            lock (handled)
            {
                handled.Add(effectKey);
            }

            return Task.CompletedTask;
        }
    }
}
